//! The site in another language.

use crate::scene::{in_every_engine, with_config};
use b2b_users_tests::test_id;

/// What a page says of its language, its heading and the button of its form.
const SHOWN: &str = "return [document.querySelector('.b2b-users').lang, document.querySelector('h2').textContent, document.querySelector('[data-testid=create]').textContent].join('|')";

#[tokio::test(flavor = "multi_thread")]
async fn the_site_speaks_the_language_of_its_settings() {
    let options = with_config(r#"{"dialect":"management","locale":"de-AT","companyId":42}"#);
    in_every_engine(options, |scene| async move {
        scene.browser.find(&test_id("create")).await.unwrap();
        let shown = scene.browser.execute(SHOWN, vec![]).await.unwrap();
        assert_eq!(shown, "de-AT|Neuer Nutzer|Nutzer anlegen");
        scene.click("create").await;
        let said = "return document.querySelector('[data-testid=summary]').textContent";
        scene.browser.find(&test_id("summary")).await.unwrap();
        let said = scene.browser.execute(said, vec![]).await.unwrap();
        let said = said.as_str().unwrap();
        assert!(
            said.contains("Felder brauchen Ihre Aufmerksamkeit"),
            "{said}"
        );
        assert!(
            said.contains("Geben Sie eine E-Mail-Adresse ein."),
            "{said}"
        );
        scene
    })
    .await;
}
