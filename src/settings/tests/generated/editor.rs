//! What an editor checks `config.json` by.

use super::compare;
use b2b_users_settings::schema::{Kind, SETTINGS, Setting};
use b2b_users_text::Key as Text;
use serde_json::{Value, json};

#[test]
fn the_json_schema_for_editors_is_that_of_the_settings() {
    let mut properties = json!({
        "$schema": { "type": "string", "description": "Where this schema is, for editors. It is no setting." }
    });
    for setting in SETTINGS {
        properties[setting.key.name()] = property(&setting);
    }
    let schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Settings of B2B Users",
        "description": "The file config.json beside index.html, and the --config of the command. Never write a secret into it: everybody who opens the page can read it.",
        "type": "object",
        "properties": properties,
        "required": ["dialect"],
        "additionalProperties": false,
    });
    let text = format!("{}\n", serde_json::to_string_pretty(&schema).unwrap());
    compare("www/config.schema.json", |_| text.clone());
}

fn property(setting: &Setting) -> Value {
    let mut property = match setting.kind {
        Kind::Choice(choices) => json!({ "enum": choices }),
        Kind::Text => json!({ "type": "string" }),
        Kind::Number(None) => number(),
        Kind::Number(Some(most)) => {
            let mut number = number();
            number["maximum"] = most.into();
            number
        }
        Kind::Numbers => json!({ "type": "array", "items": number() }),
        Kind::Switch => json!({ "type": "boolean" }),
        Kind::Rules => {
            let records = json!({ "type": "array", "items": { "type": "object" } });
            object(&["roles", "channels", "companies", "extraFields"], &records)
        }
        Kind::Texts => {
            let keys: Vec<&str> = Text::all().map(Text::name).collect();
            object(&keys, &json!({ "type": "string" }))
        }
    };
    property["description"] = setting.sentence.replace('`', "").into();
    property["examples"] = json!([value(setting.example)]);
    if let Some(default) = setting.default {
        property["default"] = value(default);
    }
    property
}

fn number() -> Value {
    json!({ "type": "integer", "minimum": 1 })
}

fn object(names: &[&str], each: &Value) -> Value {
    let mut properties = json!({});
    for name in names {
        properties[*name] = each.clone();
    }
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

fn value(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}
