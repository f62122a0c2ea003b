// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/escpos_paper.h"

#include <iconv.h>

#include <algorithm>
#include <array>

namespace huitou::support
{

namespace
{

std::string utf8Of(std::string gb18030)
{
    const iconv_t converter = iconv_open("UTF-8", "GB18030");
    std::array<char, 16> out{};
    char* input = gb18030.data();
    char* output = out.data();
    std::size_t inputLeft = gb18030.size();
    std::size_t outputLeft = out.size();
    const std::size_t failed = iconv(converter, &input, &inputLeft, &output, &outputLeft);
    iconv_close(converter);
    return failed == static_cast<std::size_t>(-1) ? "\xEF\xBF\xBD" : std::string(out.data(), output);
}

/// Reads command by command.
class PaperPrinter
{
public:
    explicit PaperPrinter(ByteView bytes) : m_bytes(bytes) {}

    Paper print()
    {
        while (m_place < m_bytes.size()) {
            step();
        }
        if (!m_line.text.empty()) {
            fault("text without a line feed at the end");
        }
        if (m_inChinese || m_isCentred || m_line.bold || m_line.widthScale != 1) {
            fault("a mode is still on at the end");
        }
        return std::move(m_paper);
    }

private:
    void step()
    {
        const std::uint8_t byte = next();
        switch (byte) {
        case 0x0A: endLine(); break;
        case 0x10: realTime(); break;
        case 0x1B: escape(); break;
        case 0x1C: chinese(); break;
        case 0x1D: group(); break;
        default: text(byte); break;
        }
    }

    std::uint8_t next()
    {
        if (m_place == m_bytes.size()) {
            fault("cut off in a command");
            return 0;
        }
        return m_bytes[m_place++];
    }
    Bytes next(std::size_t count)
    {
        Bytes bytes;
        while (bytes.size() < count && m_place < m_bytes.size()) {
            bytes.push_back(m_bytes[m_place++]);
        }
        if (bytes.size() < count) {
            fault("cut off in data");
        }
        return bytes;
    }
    void expect(std::initializer_list<std::uint8_t> bytes)
    {
        for (const std::uint8_t byte : bytes) {
            if (next() != byte) {
                fault("unexpected parameter before byte " + std::to_string(m_place));
            }
        }
    }
    void fault(std::string what) { m_paper.faults.push_back(std::move(what)); }

    void endLine()
    {
        m_paper.lines.push_back(m_line);
        m_line.text.clear();
    }
    void text(std::uint8_t byte)
    {
        if (byte >= 0x20 && byte < 0x7F) {
            m_line.text += static_cast<char>(byte);
            return;
        }
        if (!m_inChinese || byte < 0x81 || byte == 0xFF) {
            fault("byte " + std::to_string(byte) + " outside Chinese mode");
            return;
        }
        std::string character{static_cast<char>(byte)};
        character += static_cast<char>(next());
        if (character[1] >= '0' && character[1] <= '9') {
            character += static_cast<char>(next());
            character += static_cast<char>(next());
        }
        m_line.text += utf8Of(character);
    }
    void realTime()
    {
        expect({0x14, 8, 1, 3, 20, 1, 6, 2, 8});
        m_line = {};
        m_paper.lines.clear();
    }
    void escape()
    {
        switch (next()) {
        case '@': m_line = {}; break;
        case 'E': m_line.bold = next() == 1; break;
        case 'a': m_isCentred = next() == 1; break;
        case 'd':
            for (std::uint8_t count = next(); count > 0; --count) {
                endLine();
            }
            break;
        case 'p':
            expect({0, 25, 250});
            ++m_paper.drawerKicks;
            break;
        default: fault("unknown ESC command"); break;
        }
    }
    void chinese()
    {
        const std::uint8_t command = next();
        m_inChinese = command == '&';
        if (command != '&' && command != '.') {
            fault("unknown FS command");
        }
    }
    void group()
    {
        switch (next()) {
        case '!': {
            const std::uint8_t size = next();
            m_line.widthScale = (size >> 4) + 1;
            m_line.heightScale = (size & 0x0F) + 1;
            break;
        }
        case 'V':
            expect({66, 0});
            ++m_paper.cuts;
            break;
        case '(': extended(); break;
        case 'h':
        case 'w':
        case 'H': next(); break;
        case 'k': barcode(); break;
        case 'v': raster(); break;
        default: fault("unknown GS command"); break;
        }
    }
    void extended()
    {
        const std::uint8_t family = next();
        const std::size_t low = next();
        const std::size_t size = low + 256 * next();
        const Bytes data = next(size);
        if (family == 'H' && size == 6 && data[0] == 48) {
            m_paper.endOfPrintRequests.emplace_back(data.begin() + 2, data.end());
        } else if (family == 'k' && size >= 3 && data[0] == 49) {
            qr(data);
        } else {
            fault("unknown GS ( command");
        }
    }
    void qr(const Bytes& data)
    {
        if (data[1] == 80) {
            m_storedQr.assign(data.begin() + 3, data.end());
        } else if (data[1] == 81) {
            m_paper.qrTexts.push_back(m_storedQr);
            if (!m_isCentred) {
                fault("a QR code at the edge");
            }
        } else if (data[1] != 65 && data[1] != 67 && data[1] != 69) {
            fault("unknown QR function");
        }
    }
    void barcode()
    {
        expect({73});
        const Bytes data = next(next());
        m_paper.barcodes.emplace_back(data.begin(), data.end());
    }
    void raster()
    {
        expect({'0', 0});
        const std::size_t rowLow = next();
        const std::size_t rowBytes = rowLow + 256 * next();
        const std::size_t rowsLow = next();
        const std::size_t rows = rowsLow + 256 * next();
        static_cast<void>(next(rowBytes * rows));
        ++m_paper.rasters;
    }

    ByteView m_bytes;
    std::size_t m_place = 0;
    Paper m_paper;
    PaperLine m_line;
    bool m_inChinese = false;
    bool m_isCentred = false;
    std::string m_storedQr;
};

int columnsOf(const PaperLine& line)
{
    int columns = 0;
    for (const char byte : line.text) {
        const auto value = static_cast<unsigned char>(byte);
        columns += value < 0x80 ? 1 : value >= 0xC0 ? 2 : 0; // counts first bytes
    }
    return columns * line.widthScale;
}

} // namespace

int Paper::widestLine() const
{
    int widest = 0;
    for (const PaperLine& line : lines) {
        widest = std::max(widest, columnsOf(line));
    }
    return widest;
}

bool Paper::hasLine(const std::string& text) const
{
    return std::any_of(lines.begin(), lines.end(), [&text](const PaperLine& line) { return line.text == text; });
}

Paper printOnPaper(ByteView bytes)
{
    return PaperPrinter(bytes).print();
}

} // namespace huitou::support
