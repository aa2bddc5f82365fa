//! What the page of the static site shows while there are no settings. It is loaded only then.

use crate::session::Speech;
use crate::ui::{Element, Tone, Words, element, marked, message};
use b2b_users_settings::SettingsError;
use b2b_users_text::{Key, Language, keys};

/// Where the settings are, relative to the page.
pub(crate) const ADDRESS: &str = "config.json";

/// Why there are no settings.
#[derive(Debug, Clone)]
pub(crate) enum Trouble {
    Offline,
    Broken,
    Status(u16),
    Unusable(SettingsError),
}

impl Trouble {
    fn sentence(&self, language: &Language) -> String {
        let reason = match self {
            Self::Offline => language.text(keys::SETUP_NO_CONNECTION),
            Self::Broken => language.text(keys::SETUP_BROKEN),
            Self::Status(status) => {
                language.fill(keys::SETUP_STATUS, &[("status", u64::from(*status).into())])
            }
            Self::Unusable(error) => error.sentence(language),
        };
        let text = match self {
            Self::Unusable(_) => keys::SETUP_UNUSABLE,
            Self::Offline | Self::Broken | Self::Status(_) => keys::SETUP_NOT_LOADED,
        };
        language.fill(text, &[("reason", reason.into())])
    }
}

/// A smallest example, shown when the settings are missing or wrong.
const EXAMPLE: &str = r#"{
  "dialect": "management",
  "endpoint": "",
  "companyId": 42,
  "channelIds": [1]
}"#;

/// Says what to write into `config.json`.
pub(crate) fn unconfigured(trouble: &Trouble) -> Element {
    let place = element("p").say_with_code(named(
        keys::SETUP_FILE,
        &[("file", ADDRESS), ("page", "index.html")],
    ));
    let example = element("pre")
        .attributes(&[("class", "b2b-code"), ("tabindex", "0")])
        .text(EXAMPLE);
    let settings: [(Key, &'static [(&'static str, &'static str)]); 3] = [
        (keys::SETUP_DIALECT, &[("dialect", "dialect")]),
        (keys::SETUP_ENDPOINT, &[("endpoint", "endpoint")]),
        (
            keys::SETUP_DEFAULTS,
            &[("companyId", "companyId"), ("channelIds", "channelIds")],
        ),
    ];
    let settings = settings.map(|(key, names)| element("li").say_with_code(named(key, names)));
    let panel = element("div")
        .attributes(&[("class", "b2b-panel"), ("part", "panel")])
        .child(place)
        .child(example)
        .child(element("ul").class("b2b-list").children(settings))
        .child(element("p").say(keys::SETUP_SECRET));
    let trouble = trouble.clone();
    let wrong = element("p").say(Words::made(move |language| trouble.sentence(language)));
    let speech = Speech::expect();
    element("section")
        .attributes(&[
            ("class", "b2b-users b2b-page"),
            ("part", "page"),
            ("data-testid", "configuration-error"),
        ])
        .attribute_of("lang", move || speech.tag())
        .child(
            element("h1")
                .attributes(&[("class", "b2b-title"), ("part", "title")])
                .say(keys::SETUP_HEADING),
        )
        .child(message(Tone::Error, wrong))
        .child(panel)
}

/// A text with names of the program in it.
fn named(key: Key, names: &'static [(&'static str, &'static str)]) -> Words {
    Words::made(move |language| {
        let names = names
            .iter()
            .map(|(argument, name)| (*argument, marked(name).into()));
        language.fill(key, &names.collect::<Vec<_>>())
    })
}
