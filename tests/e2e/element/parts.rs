//! Parts of the module that are loaded when they are needed: missing, changed, and of another release.

use super::{Embedding, Setting, embedded, with_login};
use serde_json::json;
use std::fs;
use std::path::PathBuf;

/// An element that asks the store for nothing before it has to, on a page whose problems are the point.
fn quiet() -> Setting {
    Setting {
        body: "<b2b-users id=\"one\" dialect=\"storefront-graphql\" endpoint=\"ENDPOINT\" look-ups=\"off\"></b2b-users>",
        may_have_problems: true,
        ..with_login()
    }
}

impl Embedding {
    /// The file of a part on the host.
    fn part(&self, name: &str) -> PathBuf {
        let begins = format!("widget-{name}-");
        let files = fs::read_dir(self.host.folder()).unwrap();
        let mut files = files.map(|entry| entry.unwrap().path());
        files
            .find(|path| {
                let file = path.file_name().unwrap().to_string_lossy();
                file.starts_with(&begins) && file.ends_with(".wasm")
            })
            .unwrap()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn screens_that_cannot_be_loaded_are_told_and_come_at_the_next_try() {
    embedded(quiet(), |page| async move {
        page.ready(1).await;
        let part = page.part("import");
        let sound = fs::read(&part).unwrap();
        let mut changed = sound.clone();
        // A custom section more: as good a module as before, and not the one that was built.
        changed.extend_from_slice(b"\0\x02\x01x");
        let of_another_release = fs::read(page.part("engine")).unwrap();
        for content in [None, Some(changed), Some(of_another_release)] {
            fs::remove_file(&part).unwrap();
            if let Some(content) = &content {
                fs::write(&part, content).unwrap();
            }
            // Each time as a page that was never there before.
            page.browser
                .goto(&format!("{}?again", page.host.url()))
                .await
                .unwrap();
            page.ready(1).await;
            page.run("type('lastName', 'Vale'); byTestId('tab-many').click()")
                .await;
            page.wait("byTestId('part-missing')").await;
            let told = page
                .run("return byTestId('part-missing').textContent")
                .await;
            assert!(
                told.as_str().unwrap().contains("could not be loaded"),
                "{told}"
            );
            page.run("byTestId('load-again').click()").await;
            page.wait("byTestId('part-missing')").await;

            fs::write(&part, &sound).unwrap();
            page.run("byTestId('load-again').click(); choose(3)").await;
            page.wait("byTestId('send') && !byTestId('send').disabled")
                .await;
            assert_eq!(
                page.run("return byTestId('lastName').value").await,
                json!("Vale")
            );
        }
        page
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_whose_engine_cannot_be_loaded_sends_nothing_and_is_sent_once_at_the_next_try() {
    embedded(quiet(), |page| async move {
        page.ready(1).await;
        let part = page.part("engine");
        let sound = fs::read(&part).unwrap();
        fs::remove_file(&part).unwrap();
        page.browser
            .goto(&format!("{}?again", page.host.url()))
            .await
            .unwrap();
        page.ready(1).await;
        page.run("fill('parts@example.com'); byTestId('create').click()")
            .await;
        page.wait("byTestId('submission')?.dataset.state === 'unloaded'")
            .await;
        assert_eq!(
            page.run("return byTestId('email').value").await,
            json!("parts@example.com")
        );

        fs::write(&part, &sound).unwrap();
        page.run("byTestId('create').click()").await;
        page.wait("byTestId('submission')?.dataset.state === 'created'")
            .await;
        let users = page.stack.sandbox().users();
        let made = users
            .iter()
            .filter(|user| user.email == "parts@example.com");
        assert_eq!(made.count(), 1);
        page
    })
    .await;
}
