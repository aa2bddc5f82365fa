//! The site on an origin of its own, as a static host serves it, for somebody with a
//! storefront login.

use crate::scene::Scene;
use b2b_users_tests::{StaticSite, test_id};
use serde_json::{Value, json};

/// An admin of company 42 in the seeded store.
pub(crate) const ADMIN: u64 = 7001;

impl Scene {
    /// The login of the admin, for a day and with all permissions of the role.
    pub(crate) fn login(&self) -> String {
        self.login_of(&json!({ "userId": ADMIN }))
    }

    /// A login with special conditions.
    pub(crate) fn login_of(&self, conditions: &Value) -> String {
        let answer = self.control("token", conditions);
        answer["token"].as_str().unwrap().to_owned()
    }

    /// Goes to a static site with this dialect. It is gone when the value is dropped.
    pub(crate) async fn visit(&self, dialect: &str) -> StaticSite {
        self.visit_in_page(&json!({ "dialect": dialect }), "").await
    }

    /// Goes to a static site with these settings whose page runs a script of its own first.
    pub(crate) async fn visit_in_page(&self, settings: &Value, script: &str) -> StaticSite {
        let store = self.stack.sandbox_url();
        let endpoint = store.trim_end_matches('/');
        let mut config = json!({ "endpoint": endpoint, "companyId": 42 });
        for (key, value) in settings.as_object().unwrap() {
            config[key] = value.clone();
        }
        let site = StaticSite::start_in_page(&config.to_string(), endpoint, script).unwrap();
        self.browser.goto(&site.url()).await.unwrap();
        self.browser.intercept_downloads().await.unwrap();
        site
    }

    /// Pastes a login and goes on, as somebody does who pastes it.
    pub(crate) async fn paste(&self, login: &str) {
        self.browser.fill(&test_id("token"), login).await.unwrap();
        let leave = "document.activeElement.blur()";
        self.browser.execute(leave, Vec::new()).await.unwrap();
    }
}
