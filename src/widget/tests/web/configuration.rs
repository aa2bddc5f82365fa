//! What the settings may say.

use b2b_users_core::dialect::Dialect;
use b2b_users_widget::{Configuration, ConfigurationError};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn settings_that_can_be_used_are_taken() {
    for (text, dialect) in [
        (r#"{"dialect":"management"}"#, Dialect::Management),
        (
            r#"{"dialect":"storefront","endpoint":"https://api-b2b.bigcommerce.com"}"#,
            Dialect::Storefront,
        ),
        (
            r#"{"dialect":"management","companyId":42,"channelIds":[1,2],"locale":"en","theme":"dark","requestsPerMinute":30}"#,
            Dialect::Management,
        ),
    ] {
        assert_eq!(
            Configuration::parse(text).unwrap().dialect,
            dialect,
            "{text}"
        );
    }
}

#[wasm_bindgen_test]
fn settings_that_cannot_be_used_say_where() {
    for (text, words) in [
        ("", "line 1"),
        ("[]", "expected struct"),
        ("{}", "dialect"),
        (r#"{"dialect":"carrier-pigeon"}"#, "carrier-pigeon"),
        (r#"{"dialect":"management","tokne":"x"}"#, "tokne"),
        (
            r#"{"dialect":"management","endpoint":"javascript:alert(1)"}"#,
            "endpoint",
        ),
        (
            r#"{"dialect":"management","endpoint":"https://user@host"}"#,
            "endpoint",
        ),
        (
            r#"{"dialect":"management","endpoint":"https:///path"}"#,
            "endpoint",
        ),
        (
            r#"{"dialect":"management","endpoint":"http://example.com"}"#,
            "endpoint",
        ),
        (
            r#"{"dialect":"management","endpoint":"https://"}"#,
            "endpoint",
        ),
        (r#"{"dialect":"management","locale":"de"}"#, "locale"),
        (
            r#"{"dialect":"management","companyId":9007199254740992}"#,
            "begin at 1",
        ),
        (r#"{"dialect":"management","companyId":0}"#, "begin at 1"),
        (r#"{"dialect":"management","channelIds":"1"}"#, "line 1"),
        (r#"{"dialect":"management","theme":"pink"}"#, "pink"),
    ] {
        let error = Configuration::parse(text).unwrap_err();
        assert_eq!(error.code(), "configuration.invalid");
        assert!(
            matches!(&error, ConfigurationError::Invalid(reason) if reason.contains(words)),
            "{text}: {error}"
        );
    }
}
