// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// What is known of the member, and what of it counts now.
ColumnLayout {
    id: root

    required property MemberViewModel viewModel
    property bool compact: false

    signal dropRequested
    signal explanationRequested

    spacing: root.compact ? 2 : 6

    RowLayout {
        spacing: Theme.gap

        Badge { text: root.viewModel.starText }
        ColumnLayout {
            spacing: 0

            RowLayout {
                spacing: Theme.gap

                Text {
                    objectName: "memberName"
                    text: root.viewModel.name
                    color: Theme.ink
                    font.pixelSize: Theme.textHeading
                    font.weight: Font.DemiBold
                }
                Text {
                    objectName: "memberStar"
                    text: root.viewModel.starLine
                    color: Theme.goldInk
                    font.pixelSize: Theme.textBody
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }
            }
            Text {
                objectName: "memberVisit"
                text: root.compact || root.viewModel.usualLine === ""
                      ? root.viewModel.visitLine : root.viewModel.visitLine + " · " + root.viewModel.usualLine
                color: Theme.muted
                font.pixelSize: Theme.textMuted
                fontSizeMode: root.compact ? Text.HorizontalFit : Text.FixedSize
                minimumPixelSize: 12
                wrapMode: root.compact ? Text.NoWrap : Text.Wrap
                maximumLineCount: root.compact ? 1 : 2
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
        }
        ActionButton {
            objectName: "dropMemberButton"
            flat: true
            text: "✕"
            leftPadding: 0
            rightPadding: 0
            Accessible.name: qsTr("Sell without this member")
            Layout.preferredWidth: Theme.target
            onClicked: root.dropRequested()
        }
    }
    Text {
        objectName: "memberGreeting"
        text: root.viewModel.greetingLine !== "" ? root.viewModel.greetingLine : root.compact ? root.viewModel.usualLine : ""
        visible: text !== ""
        color: root.viewModel.greetingLine !== "" ? Theme.accent : Theme.muted
        font.pixelSize: Theme.textMuted
        elide: Text.ElideRight
        Layout.fillWidth: true
    }
    RowLayout {
        spacing: Theme.gapSmall

        Text {
            objectName: "memberPoints"
            text: root.viewModel.points
            color: Theme.ink
            font.pixelSize: Theme.textHeading
            font.weight: Font.DemiBold
        }
        Text {
            objectName: "memberPointsLine"
            text: root.viewModel.pointsLine
            color: Theme.muted
            font.pixelSize: Theme.textMuted
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        ActionButton {
            objectName: "careButton"
            flat: true
            text: "⋯"
            leftPadding: 0
            rightPadding: 0
            Accessible.name: qsTr("More about this member")
            Layout.preferredWidth: Theme.target
            onClicked: root.viewModel.care()
        }
        ActionButton {
            objectName: "explainButton"
            flat: true
            text: "?"
            leftPadding: 0
            rightPadding: 0
            Accessible.name: qsTr("How the points came about")
            Layout.preferredWidth: Theme.target
            onClicked: root.explanationRequested()
        }
    }
    ProgressLine {
        permille: root.viewModel.progress
        Layout.fillWidth: true
        Accessible.role: Accessible.ProgressBar
        Accessible.name: root.viewModel.pointsLine
    }
    MemberChips {
        viewModel: root.viewModel
        oneRow: root.compact
        visible: root.viewModel.chips.count > 0
        Layout.fillWidth: true
    }
    Text {
        objectName: "memberHint"
        text: root.viewModel.hint
        visible: text !== ""
        color: Theme.warning
        font.pixelSize: Theme.textMuted
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
}
