//! What is taken and what is refused, in which words.

use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::Pace;
use b2b_users_core::user::{ChannelId, CompanyId};
use b2b_users_settings::{Endpoint, Key, Locale, STORE, Settings, SettingsError, Theme};
use b2b_users_text::{German, Language, TRANSLATIONS};

/// Settings of the management API with this one more.
fn with(member: &str) -> Result<Settings, SettingsError> {
    Settings::parse(&format!(r#"{{"dialect":"management",{member}}}"#))
}

#[test]
fn a_whole_file_is_read_into_types() {
    let settings = Settings::parse(
        r#"{ "$schema": "./config.schema.json", "dialect": "archive-v2", "endpoint": "https://proxy.example/b2b/",
             "companyId": 42, "channelIds": [1, 2], "requestsPerMinute": 30, "usersPerRequest": 5, "lookUps": false, "rowKey": false,
             "rules": { "roles": [{ "id": 7, "name": "Clerk" }] }, "theme": "dark", "locale": "en-GB",
             "labels": { "page.title": "Buyers", "page.one": null } }"#,
    )
    .unwrap();
    assert_eq!(settings.dialect, Dialect::ArchiveV2);
    assert_eq!(settings.endpoint.as_str(), "https://proxy.example/b2b");
    assert_eq!(settings.company, CompanyId::new(42));
    assert_eq!(
        settings.channels,
        [1, 2].map(|id| ChannelId::new(id).unwrap())
    );
    assert_eq!(settings.pace, Pace::per_minute(30));
    assert_eq!(settings.users_per_request, Some(5));
    assert!(!settings.look_ups && !settings.row_key);
    assert_eq!(settings.rules.unwrap().roles.as_ref().unwrap().len(), 1);
    assert_eq!(settings.theme, Theme::Dark);
    let locale = settings.locale.unwrap();
    assert_eq!((locale.tag(), locale.language()), ("en-GB", "en"));
    let title = ("page.title".to_owned(), "Buyers".to_owned());
    assert_eq!(settings.labels.all(), [title]);
}

#[test]
fn other_ways_to_write_a_value_are_read_like_the_usual_one() {
    for (text, json) in [
        (r#""companyId":" 42 ""#, r#""companyId":42"#),
        (r#""companyId":42.0"#, r#""companyId":42"#),
        (r#""channelIds":[1.0,2]"#, r#""channelIds":[1,2]"#),
        (r#""channelIds":"1; 2,3""#, r#""channelIds":[1,2,3]"#),
        (r#""channelIds":["1","2"]"#, r#""channelIds":[1,2]"#),
        (r#""requestsPerMinute":"30""#, r#""requestsPerMinute":30"#),
        (r#""usersPerRequest":"1""#, r#""usersPerRequest":1"#),
        (r#""lookUps":"Off""#, r#""lookUps":false"#),
        (r#""lookUps":"on""#, r#""lookUps":true"#),
        (r#""theme":" dark ""#, r#""theme":"dark""#),
    ] {
        assert_eq!(with(text).unwrap(), with(json).unwrap(), "{text}");
    }
}

#[test]
fn what_is_null_or_blank_counts_as_left_out() {
    let usual = Settings::of(Dialect::Management);
    for key in Key::ALL.into_iter().filter(|key| *key != Key::Dialect) {
        for nothing in ["null", "\"\"", "\" \""] {
            let member = format!("\"{}\":{nothing}", key.name());
            assert_eq!(with(&member).as_ref(), Ok(&usual), "{member}");
        }
    }
    assert_eq!(
        Settings::parse("\u{feff}{\"dialect\":\"management\"}"),
        Ok(usual)
    );
}

#[test]
fn settings_that_cannot_be_used_say_what_is_needed() {
    for (text, sentence) in [
        ("", "the text is not JSON from line 1, column 0 on"),
        (
            "{\"a\":\nhush}",
            "the text is not JSON from line 2, column 1 on",
        ),
        (
            "[]",
            "settings must be an object in braces, such as {\"dialect\": \"management\"}",
        ),
        (
            "{}",
            "\"dialect\" is missing: it must be \"management\" or \"archive-v2\" (through the proxy), \"storefront-graphql\" or \"storefront\" (with a storefront login)",
        ),
        (
            r#"{"dialect":"telepathy"}"#,
            "\"dialect\" must be \"management\" or \"archive-v2\" (through the proxy), \"storefront-graphql\" or \"storefront\" (with a storefront login)",
        ),
        (
            r#"{"company_id":1}"#,
            "\"company_id\" is no setting: write \"companyId\" if that is meant",
        ),
        (
            r#"{"company":1}"#,
            "\"company\" is no setting: write \"companyId\" if that is meant",
        ),
        (
            r#"{"colour":1}"#,
            "\"colour\" is no setting. There are dialect, endpoint, companyId, channelIds, requestsPerMinute, usersPerRequest, lookUps, rowKey, rules, theme, locale, labels",
        ),
        (
            r#"{"authToken":"hush"}"#,
            "\"authToken\" is no setting, and secrets are none: a page shows its settings to everybody",
        ),
        (
            r#"{"rules":{"role":[]}}"#,
            "\"rules\": there can be roles, channels, companies and extraFields, and nothing else (role)",
        ),
        (
            r#"{"rules":[]}"#,
            "\"rules\" must be an object with the lists roles, channels, companies and extraFields",
        ),
    ] {
        let error = Settings::parse(text).unwrap_err();
        assert_eq!(error.code(), "configuration.invalid");
        assert_eq!(error.to_string(), sentence, "{text}");
    }
}

#[test]
fn a_value_of_the_wrong_kind_or_out_of_its_limits_is_refused() {
    for (key, values) in [
        (
            Key::Dialect,
            &["7", "[\"management\"]", "\"Management\""][..],
        ),
        (Key::Endpoint, &["7", "{}"]),
        (
            Key::CompanyId,
            &[
                "0",
                "-1",
                "1.5",
                "0.0",
                "42.01",
                "\"42.0\"",
                "9007199254740992",
                "\"4x\"",
                "\"+4\"",
                "true",
                "[1]",
            ],
        ),
        (
            Key::ChannelIds,
            &["1", "[0]", "[null]", "\"1;0\"", "\"1;x\"", "{}"],
        ),
        (Key::RequestsPerMinute, &["0", "151", "600", "\"fast\""]),
        (Key::UsersPerRequest, &["0", "\"all\""]),
        (Key::LookUps, &["1", "\"yes\"", "\"constructor\""]),
        (Key::RowKey, &["1", "\"yes\""]),
        (Key::Theme, &["\"pink\"", "1"]),
        (
            Key::Locale,
            &[
                "\"fr\"",
                "\"en-\"",
                "\"en_GB\"",
                "\"en-GB-toolongtag\"",
                "\"english\"",
                "1",
            ],
        ),
        (
            Key::Labels,
            &[
                "[]",
                "\"Buyers\"",
                "{\"page.titel\":\"x\"}",
                "{\"title\":\"x\"}",
                "{\"page.title\":7}",
            ],
        ),
    ] {
        for value in values {
            let text = format!("{{\"{}\":{value}}}", key.name());
            assert_eq!(
                Settings::parse(&text),
                Err(SettingsError::Invalid(key)),
                "{text}"
            );
        }
    }
}

#[test]
fn no_value_and_no_long_name_is_repeated() {
    let long = "x".repeat(500);
    for text in [
        r#"{"dialect":"hush"}"#.to_owned(),
        r#"{"endpoint":"https://me:hush@example.com"}"#.to_owned(),
        r#"{"labels":{"hush":1}}"#.to_owned(),
        "{hush}".to_owned(),
        format!(r#"{{"{long}":"hush"}}"#),
    ] {
        let sentence = Settings::parse(&text).unwrap_err().to_string();
        assert!(
            !sentence.contains("hush") && sentence.len() < 250,
            "{sentence}"
        );
    }
}

#[test]
fn an_endpoint_is_the_own_origin_or_a_safe_address() {
    for address in [
        "https://example.com",
        "HTTPS://Example.com:8443/b2b",
        "https://münchen.example",
        "https://[2001:db8::1]:8443",
        "http://localhost:8080",
        "http://127.0.0.1",
        "http://[::1]:8080/",
        "",
    ] {
        assert!(Endpoint::parse(address).is_some(), "{address}");
    }
    for address in [
        "/",
        "example.com",
        "//example.com",
        "javascript:alert(1)",
        "ftp://example.com",
        "http://example.com",
        "http://localhost.example.com",
        "https://",
        "https:///path",
        "https://:80",
        "https://example.com:70000",
        "https://user@example.com",
        "https://example.com\\@other.example",
        "https://exa mple.com",
        "https://example.com/a b",
        "https://example.com?",
        "https://example.com#top",
        "https://[::1",
        "https://exam%70le.com",
    ] {
        assert_eq!(Endpoint::parse(address), None, "{address}");
    }
    let store = Endpoint::parse(&format!("{STORE}/")).unwrap();
    assert!(store.is_store() && !store.is_own_origin());
    assert!(Endpoint::default().is_own_origin());
}

#[test]
fn a_tag_of_a_language_with_texts_is_a_locale() {
    for (tag, language) in [
        ("en", "en"),
        ("EN", "en"),
        ("en-GB", "en"),
        ("en-Latn-US", "en"),
        ("en-001", "en"),
        ("de-AT", "de"),
    ] {
        let locale = Locale::parse(tag).unwrap();
        assert_eq!((locale.tag(), locale.language()), (tag, language));
    }
}

#[test]
fn what_is_refused_is_said_in_the_language_of_the_reader() {
    let (_, table) = TRANSLATIONS.iter().find(|(tag, _)| *tag == "de").unwrap();
    let german = Language::load(table, Box::new(German)).unwrap();
    let error = with(r#""locale":"fr""#).unwrap_err();
    assert_eq!(
        error.sentence(&german),
        "„locale“ erwartet eine Sprache, für die es Texte gibt (de, en), mit oder ohne Region, etwa „en-GB“"
    );
}

#[test]
fn defaults_hold_channels_only_where_the_dialect_carries_them() {
    for (dialect, channels) in [
        ("management", "1;2"),
        ("archive-v2", "1;2"),
        ("storefront-graphql", ""),
        ("storefront", ""),
    ] {
        let text = format!(r#"{{"dialect":"{dialect}","companyId":42,"channelIds":[1,2]}}"#);
        let defaults = Settings::parse(&text).unwrap().defaults();
        assert_eq!(defaults.company_id, "42");
        assert_eq!(defaults.channel_ids, channels, "{dialect}");
    }
}

#[test]
fn looks_and_words_alone_do_not_change_how_a_widget_works() {
    let before = with(r#""companyId":42"#).unwrap();
    let looks =
        with(r#""companyId":42,"theme":"dark","locale":"en-GB","labels":{"page.lead":"x"}"#);
    assert!(before.works_like(&looks.unwrap()));
    assert!(!before.works_like(&with(r#""companyId":43"#).unwrap()));
}
