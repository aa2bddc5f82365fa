//! Files that cannot be used: each has its own message, and the next file works.

use crate::scene::{in_every_engine, usual};
use b2b_users_tests::test_id;

/// Name, content, code of the error, and words that tell what to do.
fn table() -> Vec<(&'static str, Vec<u8>, &'static str, &'static str)> {
    let wide = vec!["x"; 200].join(",");
    vec![
        ("empty.csv", Vec::new(), "table.empty", "header row"),
        (
            "header.csv",
            b"email,first name\n".to_vec(),
            "table.header_only",
            "Add one row",
        ),
        (
            "picture.csv",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(),
            "table.binary",
            "CSV file",
        ),
        (
            "book.xlsx",
            b"PK\x03\x04rest".to_vec(),
            "table.workbook",
            "CSV UTF-8",
        ),
        (
            "program.csv",
            vec![0, 1, 2, 3, 0, 255],
            "table.binary",
            "CSV file",
        ),
        (
            "giant.csv",
            vec![b'a'; 25 << 20],
            "table.too_large",
            "Split it",
        ),
        (
            "wide.csv",
            format!("{wide}\n{wide}\n").into_bytes(),
            "table.too_many_columns",
            "more than 64 columns",
        ),
        (
            "quote.csv",
            b"email,last name\na@example.com,\"O'Neil\nb@example.com,B\n".to_vec(),
            "table.unclosed_quote",
            "line 2",
        ),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn each_bad_file_has_its_own_message_and_the_next_file_works() {
    in_every_engine(usual(), |scene| async move {
        for (name, content, code, advice) in table() {
            scene.import(name, &content).await;
            let selector = format!("[data-testid=file-error][data-code='{code}']");
            scene.browser.find(&selector).await.unwrap();
            let text = scene.browser.text(&selector).await.unwrap();
            assert!(
                text.contains(advice) && text.contains("Nothing was sent"),
                "{name}: {text}"
            );
        }
        scene
            .import("no-email.csv", b"first name,last name\nAda,Lovelace\n")
            .await;
        scene
            .browser
            .wait_for_text(&test_id("no-email-column"), "No column holds the email")
            .await
            .unwrap();
        assert!(!scene.browser.is_enabled(&test_id("send")).await.unwrap());
        scene.click("start-over").await;
        scene
            .import(
                "good.csv",
                "email;first name;last name;role\nada@example.com;Ada;Lovelace;0\n".as_bytes(),
            )
            .await;
        assert_eq!(scene.number("valid").await, 1);
        assert!(scene.creates().is_empty());
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn files_of_other_programs_read_alike() {
    in_every_engine(usual(), |scene| async move {
        let text = "E-Mail;Vorname;Nachname;Rolle\r\nzoe@example.com;Zoë;Müller;Admin\r\n";
        let wide: Vec<u8> = std::iter::once(0xFEFF)
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        let latin: Vec<u8> = text
            .chars()
            .map(|character| u8::try_from(u32::from(character)).unwrap())
            .collect();
        let marked = format!("\u{FEFF}{text}").into_bytes();
        for (content, encoding) in [(wide, "UTF-16"), (latin, "Windows-1252"), (marked, "UTF-8")] {
            scene.import("kontakte.csv", &content).await;
            scene
                .browser
                .wait_for_text(&test_id("file-name"), encoding)
                .await
                .unwrap();
            assert_eq!(scene.number("valid").await, 1);
            scene
                .browser
                .click("[data-testid=columns] > summary")
                .await
                .unwrap();
            scene
                .browser
                .wait_for_text(&test_id("columns"), "Müller")
                .await
                .unwrap();
            scene.click("start-over").await;
        }
        scene
    })
    .await;
}
