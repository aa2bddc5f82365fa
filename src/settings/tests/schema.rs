//! The schema says what the reader does.

use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::{MAXIMUM_REQUESTS_PER_MINUTE, Pace};
use b2b_users_settings::schema::{Kind, SETTINGS, Setting};
use b2b_users_settings::{Key, Settings, Theme};
use serde_json::{Value, json};

fn setting(key: Key) -> Setting {
    SETTINGS
        .into_iter()
        .find(|setting| setting.key == key)
        .unwrap()
}

/// The management API with this value of a setting.
fn read(key: Key, value: Value) -> bool {
    let mut json = json!({ "dialect": "management" });
    json[key.name()] = value;
    Settings::parse(&json.to_string()).is_ok()
}

#[test]
fn every_example_is_taken_and_every_default_is_what_counts() {
    let usual = Settings::of(Dialect::Management);
    for setting in SETTINGS {
        let example: Value = serde_json::from_str(setting.example).unwrap();
        assert!(read(setting.key, example), "{setting:?}");
        if let Some(default) = setting.default {
            let text = format!(
                "{{\"dialect\":\"management\",\"{}\":{default}}}",
                setting.key.name()
            );
            assert_eq!(Settings::parse(&text).as_ref(), Ok(&usual), "{text}");
        }
    }
}

#[test]
fn choices_and_limits_are_those_of_the_reader() {
    let names = |kind| match kind {
        Kind::Choice(names) => names.to_vec(),
        _ => Vec::new(),
    };
    assert_eq!(
        names(setting(Key::Dialect).kind),
        Dialect::ALL.map(Dialect::name)
    );
    assert_eq!(names(setting(Key::Theme).kind), Theme::ALL.map(Theme::name));
    let most = u64::from(MAXIMUM_REQUESTS_PER_MINUTE);
    assert_eq!(
        setting(Key::RequestsPerMinute).kind,
        Kind::Number(Some(most))
    );
    let usual = Pace::default().requests_per_minute().to_string();
    assert_eq!(
        setting(Key::RequestsPerMinute).default,
        Some(usual.as_str())
    );
    for setting in SETTINGS {
        if let Kind::Number(most) = setting.kind {
            assert!(
                read(setting.key, 1.into()) && !read(setting.key, 0.into()),
                "{setting:?}"
            );
            if let Some(most) = most {
                assert!(read(setting.key, most.into()) && !read(setting.key, (most + 1).into()));
            }
        }
    }
}

#[test]
fn every_name_has_a_schema_and_is_found_again() {
    assert_eq!(SETTINGS.map(|setting| setting.key), Key::ALL);
    for key in Key::ALL {
        assert_eq!(Key::named(key.name()), Some(key));
        assert_eq!(Key::nearest(key.name()), Some(key));
    }
    assert_eq!(Key::named("tokenProvider"), None);
}
