// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace huitou
{

/// What one printer can do. The defaults are those of the cheapest 80 mm printer with a Chinese font: it prints, draws
/// QR codes and cuts, and answers nothing.
struct PrinterProfile {
    int columns = 48;                ///< 32 for 58 mm paper, 48 for 80 mm; 12 dots each
    bool fourByteCharacters = false; ///< has the rare characters of GB18030
    bool drawsCodes = true;          ///< GS ( k; otherwise QR codes are sent as a raster
    bool cuts = true;
    bool answersStatus = false; ///< DLE EOT 4, paper status
    bool confirmsEnd = false;   ///< GS ( H 48, the only proof that the paper is out
    bool clearsBuffer = false;  ///< DLE DC4 8, drops the rest of a job that was cut off
    friend bool operator==(const PrinterProfile&, const PrinterProfile&) = default;
};

/// One column in dots.
inline constexpr int dotsPerColumn = 12;

} // namespace huitou
