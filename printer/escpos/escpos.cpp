// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/escpos/escpos.h"

#include "core/base/check.h"
#include "core/base/utf8.h"
#include "printer/layout/columns.h"
#include "printer/layout/gb18030.h"
#include "printer/layout/qr_modules.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace huitou
{

namespace
{

constexpr std::uint8_t esc = 0x1B;
constexpr std::uint8_t fs = 0x1C;
constexpr std::uint8_t gs = 0x1D;
constexpr std::uint8_t lineFeed = 0x0A;
/// "〓", which printers put for a character that they lack.
constexpr char32_t missingCharacter = U'\u3013';
constexpr int largestQrDots = 8;      ///< dots a square
constexpr int linesBelowTearEdge = 4; ///< without a cutter the paper is torn off above the last printed line
constexpr std::size_t longestBarcode = 64;

std::uint8_t lowByte(std::size_t value)
{
    return static_cast<std::uint8_t>(value & 0xFF);
}

std::uint8_t highByte(std::size_t value)
{
    HUITOU_CHECK(value <= 0xFFFF);
    return static_cast<std::uint8_t>(value >> 8);
}

/// Writes block after block for one printer.
class EscPosWriter
{
public:
    explicit EscPosWriter(const PrinterProfile& profile) : m_profile(profile)
    {
        HUITOU_CHECK(profile.columns >= 16 && profile.columns <= 96);
        put({esc, '@'});
    }

    void operator()(const TextBlock& block)
    {
        const bool styled = block.bold || block.size != TextSize::Normal;
        if (styled) {
            setStyle(block.bold, block.size);
        }
        for (const std::string& line : composeLines(block, m_profile.columns)) {
            putText(line);
            put({lineFeed});
        }
        if (styled) {
            setStyle(false, TextSize::Normal);
        }
    }
    void operator()(const RuleBlock&)
    {
        m_bytes.insert(m_bytes.end(), static_cast<std::size_t>(m_profile.columns), '-');
        put({lineFeed});
    }
    void operator()(const QrBlock& block)
    {
        const Result<QrModules> modules = qrModules(block.text);
        if (!modules.ok()) {
            // Too long for any code: the receipt prints without.
            return;
        }
        const int free = m_profile.columns * dotsPerColumn / static_cast<int>(modules.value().size + 8);
        const auto dots = static_cast<std::uint8_t>(std::clamp(free, 1, largestQrDots));
        centred(true);
        if (m_profile.drawsCodes) {
            putNativeQr(block.text, dots);
        } else {
            putRaster(modules.value(), dots);
        }
        put({lineFeed});
        centred(false);
    }
    void operator()(const BarcodeBlock& block)
    {
        const bool fits = !block.text.empty() && block.text.size() <= longestBarcode &&
                          std::all_of(block.text.begin(), block.text.end(),
                                      [](char character) { return character >= 0x20 && character < 0x7F; });
        if (!fits) {
            return;
        }
        std::string data = "{B"; // code set B; a brace in the text is doubled
        for (const char character : block.text) {
            data.append(character == '{' ? 2 : 1, character);
        }
        centred(true);
        put({gs, 'h', 64, gs, 'w', 2, gs, 'H', 2, gs, 'k', 73, lowByte(data.size())});
        m_bytes.insert(m_bytes.end(), data.begin(), data.end());
        put({lineFeed});
        centred(false);
    }
    void operator()(const FeedBlock& block) { put({esc, 'd', block.lines}); }
    void operator()(const CutBlock&)
    {
        if (m_profile.cuts) {
            put({gs, 'V', 66, 0}); // feeds to the cutter first
        } else {
            put({esc, 'd', linesBelowTearEdge});
        }
    }
    void operator()(const DrawerBlock&) { put({esc, 'p', 0, 25, 250}); }

    Bytes takeBytes() { return std::move(m_bytes); }

private:
    void put(std::initializer_list<std::uint8_t> bytes) { m_bytes.insert(m_bytes.end(), bytes); }
    void centred(bool on) { put({esc, 'a', static_cast<std::uint8_t>(on ? 1 : 0)}); }

    void setStyle(bool bold, TextSize size)
    {
        const std::uint8_t sizeByte = size == TextSize::Large ? 0x11 : size == TextSize::Tall ? 0x01 : 0x00;
        put({esc, 'E', static_cast<std::uint8_t>(bold ? 1 : 0), gs, '!', sizeByte});
    }

    void putText(std::string_view text)
    {
        bool inChinese = false;
        const auto switchTo = [this, &inChinese](bool chinese) {
            if (inChinese != chinese) {
                put({fs, static_cast<std::uint8_t>(chinese ? '&' : '.')});
                inChinese = chinese;
            }
        };
        while (!text.empty()) {
            const CodePoint character = firstCodePoint(text);
            std::string bytes = gb18030Of(character.value);
            if (bytes.size() == 4 && !m_profile.fourByteCharacters) {
                bytes = gb18030Of(missingCharacter);
            }
            switchTo(bytes.size() > 1);
            m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
            text.remove_prefix(character.byteCount);
        }
        switchTo(false);
    }

    /// GS ( k: model 2, size of a square, error correction M, store, print.
    void putNativeQr(const std::string& text, std::uint8_t dots)
    {
        const std::size_t stored = text.size() + 3;
        put({gs, '(', 'k', 4, 0, 49, 65, 50, 0});
        put({gs, '(', 'k', 3, 0, 49, 67, dots});
        put({gs, '(', 'k', 3, 0, 49, 69, 49});
        put({gs, '(', 'k', lowByte(stored), highByte(stored), 49, 80, 48});
        m_bytes.insert(m_bytes.end(), text.begin(), text.end());
        put({gs, '(', 'k', 3, 0, 49, 81, 48});
    }

    /// GS v 0: one bit a dot, rows of whole bytes.
    void putRaster(const QrModules& modules, std::uint8_t dots)
    {
        const std::size_t side = modules.size * dots;
        const std::size_t rowBytes = (side + 7) / 8;
        put({gs, 'v', '0', 0, lowByte(rowBytes), highByte(rowBytes), lowByte(side), highByte(side)});
        for (std::size_t row = 0; row < side; ++row) {
            Bytes line(rowBytes, 0);
            for (std::size_t column = 0; column < side; ++column) {
                if (modules.isDark(column / dots, row / dots)) {
                    line[column / 8] = static_cast<std::uint8_t>(line[column / 8] | 0x80U >> column % 8);
                }
            }
            m_bytes.insert(m_bytes.end(), line.begin(), line.end());
        }
    }

    const PrinterProfile& m_profile;
    Bytes m_bytes;
};

} // namespace

Bytes escPosBytes(const PrintDocument& document, const PrinterProfile& profile)
{
    EscPosWriter writer(profile);
    for (const PrintBlock& block : document.blocks) {
        std::visit(writer, block);
    }
    return writer.takeBytes();
}

} // namespace huitou
