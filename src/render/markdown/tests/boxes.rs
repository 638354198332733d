//! Alerts.

use super::{findings, html, rendered};

#[test]
fn alerts_say_their_kind_in_words() {
    for (kind, class, label) in [
        ("NOTE", "note", "Note"),
        ("TIP", "tip", "Tip"),
        ("IMPORTANT", "important", "Important"),
        ("WARNING", "warning", "Warning"),
        ("CAUTION", "caution", "Take care"),
    ] {
        assert_eq!(
            html(&format!("> [!{kind}]\n> Text\n")),
            format!("<div class=\"alert alert-{class}\"><p class=\"label\">{label}</p><p>Text</p></div>")
        );
    }
}

#[test]
fn says_what_is_wrong_with_an_alert() {
    assert_eq!(
        findings("> [!NOTES]\n> Text\n"),
        ["warning unknown-alert at `[!NOTES]`: There is no label `[!NOTES]`. Did you mean `[!NOTE]`?"]
    );
    assert_eq!(
        findings("> [!XYZ]\n> Text\n"),
        [
            "warning unknown-alert at `[!XYZ]`: There is no label `[!XYZ]`. Write one of `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]`, `[!CAUTION]`."
        ]
    );
    assert_eq!(
        findings("> [!NOTE] Text\n"),
        [
            "warning unknown-alert at `[!NOTE]`: `[!NOTE]` does not stand alone on its line. Write the text on the next line, after `>` and a space."
        ]
    );
    assert_eq!(rendered("> [!XYZ]\n> a").html, "<blockquote><p>[!XYZ]\na</p></blockquote>");
}
