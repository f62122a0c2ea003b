// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// The manager's reports: which one, and its table.
FocusScope {
    id: root

    required property ReportsViewModel viewModel
    readonly property bool compact: root.height < 640

    Keys.onEscapePressed: root.viewModel.back()

    Item {
        focus: true
    }
    Card {
        anchors { fill: parent; margins: Theme.gap }

        ColumnLayout {
            anchors { fill: parent; margins: root.compact ? Theme.gap : Theme.gapLarge }
            spacing: Theme.gapSmall

            RowLayout {
                spacing: Theme.gap

                ChoiceChips {
                    prefix: "report"
                    model: root.viewModel.kinds
                    Layout.fillWidth: true
                    onTouched: index => root.viewModel.choose(index)
                }
                ActionButton {
                    objectName: "callsButton"
                    text: qsTr("Calls")
                    onClicked: root.viewModel.openCalls()
                }
                ActionButton {
                    objectName: "campaignsButton"
                    text: qsTr("Campaigns")
                    onClicked: root.viewModel.openCampaigns()
                }
                ActionButton {
                    objectName: "reportsBack"
                    text: root.viewModel.behindRow ? qsTr("Back to the report") : qsTr("Back to selling")
                    onClicked: root.viewModel.back()
                }
            }
            RowLayout {
                spacing: Theme.gap

                SheetHeading {
                    objectName: "reportTitle"
                    text: root.viewModel.title
                    Layout.fillWidth: true
                }
                Text {
                    text: qsTr("Touch a bar to see who.")
                    visible: root.viewModel.hasRowsToOpen
                    color: Theme.muted
                    font.pixelSize: Theme.textMuted
                }
                ActionButton {
                    objectName: "reportCsv"
                    text: qsTr("Save CSV")
                    enabled: root.viewModel.canSave
                    onClicked: root.viewModel.saveCsv()
                }
                ActionButton {
                    objectName: "reportPdf"
                    text: qsTr("Save PDF")
                    enabled: root.viewModel.canSave
                    onClicked: root.viewModel.savePdf()
                }
            }
            MessageBar {
                objectName: "reportMessage"
                text: root.viewModel.message
                refusal: root.viewModel.refusal
                Layout.fillWidth: true
            }
            ReportCells {
                cells: root.viewModel.columns
                widths: root.viewModel.widths
                faint: true
                visible: root.viewModel.columns.length > 0
                implicitHeight: 44
                Layout.fillWidth: true
            }
            ReportRows {
                viewModel: root.viewModel
                compact: root.compact
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
            Text {
                objectName: "reportNotes"
                text: root.viewModel.notes
                visible: text !== ""
                color: root.viewModel.own ? Theme.warning : Theme.muted
                font.pixelSize: Theme.textMuted
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
        }
    }
}
