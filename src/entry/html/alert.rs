//! Alerts: labelled quotations, `> [!NOTE]`.

use pulldown_cmark::BlockQuoteKind;

/// The class of an alert, and the message that labels it.
pub(super) fn alert(kind: BlockQuoteKind) -> (&'static str, &'static str) {
    match kind {
        BlockQuoteKind::Note => ("alert-note", "alert_note"),
        BlockQuoteKind::Tip => ("alert-tip", "alert_tip"),
        BlockQuoteKind::Important => ("alert-important", "alert_important"),
        BlockQuoteKind::Warning => ("alert-warning", "alert_warning"),
        BlockQuoteKind::Caution => ("alert-caution", "alert_caution"),
    }
}
