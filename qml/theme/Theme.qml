// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton

import QtQuick

/// Every colour, size and duration of the screens, light and dark from the same names.
QtObject {
    property bool dark: false
    property bool motion: true

    // surfaces
    readonly property color page: dark ? "#0E151B" : "#F3F4F6"
    readonly property color card: dark ? "#18222B" : "#FFFFFF"
    readonly property color pressed: dark ? "#22303B" : "#EEF1F4"
    readonly property color hairline: dark ? "#2E3C48" : "#E1E5EA"
    readonly property color veil: dark ? "#B3000000" : "#6615202B"

    // ink
    readonly property color ink: dark ? "#EEF2F5" : "#15202B"
    readonly property color inkInverse: dark ? "#15202B" : "#FFFFFF"
    readonly property color muted: dark ? "#A6B3BE" : "#5A6672"
    readonly property color faint: dark ? "#7F8E9B" : "#64707C"

    // go on, and what is on offer
    readonly property color accent: dark ? "#3DB5A3" : "#0B6E63"
    readonly property color accentPressed: dark ? "#56C7B6" : "#095A51"
    readonly property color accentInk: dark ? "#06231F" : "#FFFFFF"
    readonly property color accentSoft: dark ? "#133A35" : "#E3F2EF"

    // stars and points: `gold` for shapes and large text, `goldInk` for small text
    readonly property color gold: dark ? "#E5B55A" : "#B7791F"
    readonly property color goldInk: dark ? "#E9C074" : "#8F5C11"
    readonly property color goldSoft: dark ? "#3A2F18" : "#FDF3DF"

    readonly property color saving: dark ? "#62CB91" : "#187645"
    readonly property color warning: dark ? "#F2B07A" : "#9A4508"
    readonly property color warningSoft: dark ? "#3C2A17" : "#FFF0DC"
    readonly property color danger: dark ? "#FF9A91" : "#B3261E"
    readonly property color dangerSoft: dark ? "#431D1B" : "#FCE9E7"

    // the customer's own screen, dark in any light
    readonly property color displayPage: "#0D3B36"
    readonly property color displayInk: "#FFFFFF"
    readonly property color displaySoft: "#A9DCC9"
    readonly property color displayGold: "#F0C878"

    // type
    readonly property int textMuted: 16
    readonly property int textBody: 18
    readonly property int textHeading: 22
    readonly property int textTitle: 26
    readonly property int textAmount: 40
    readonly property int textHuge: 72

    // space, on a grid of 8
    readonly property int gap: 12
    readonly property int gapSmall: 8
    readonly property int gapLarge: 24
    readonly property int padding: 16
    readonly property int radius: 12
    readonly property int target: 48
    readonly property int targetLarge: 56
    readonly property int mainTarget: 72
    readonly property int header: 56

    readonly property int quick: motion ? 150 : 0
    readonly property int pulse: motion ? 450 : 0
}
