//! The properties and attributes of the element: for its script, its types, its manifest and the page
//! that shows it.

use super::{AGAIN, compare, with_part, wrapped};
use b2b_users_settings::Key;
use b2b_users_settings::schema::{Kind, SETTINGS, Setting};
use b2b_users_text::LANGUAGES;
use serde_json::{Value, json};
use std::fmt::Write;

#[test]
fn the_property_table_of_the_element_is_that_of_the_schema() {
    let mut text = format!(
        "// Made of the schema of the settings; {AGAIN}.\n\n\
         /** The settings as properties, each with the kind of its value. Data alone has no attribute. */\n\
         export const PROPERTIES = Object.freeze({{\n"
    );
    for setting in SETTINGS {
        let kind = match setting.kind {
            Kind::Choice(_) | Kind::Text => "text",
            Kind::Number(_) => "number",
            Kind::Numbers => "numbers",
            Kind::Switch => "switch",
            Kind::Rules | Kind::Texts => "data",
        };
        let name = setting.key.name();
        writeln!(text, "  {name}: \"{kind}\",").unwrap();
    }
    text.push_str("});\n");
    compare("src/element/js/properties.js", |_| text.clone());
}

#[test]
fn the_types_of_the_element_are_those_of_the_schema() {
    let members: String = SETTINGS.iter().map(member).collect();
    let accessors: String = SETTINGS.iter().map(accessors).collect();
    compare("src/element/js/widget.d.ts", |text| {
        let before = "export interface B2bUsersSettings {\n";
        let after = "  /**\n   * Gives the storefront login, for the storefront dialects.";
        let text = with_part(text, before, &members, after);
        let before = "  static readonly observedAttributes: string[];\n\n";
        let after = "  /** @throws TypeError for anything but a function or nothing. */";
        with_part(&text, before, &accessors, after)
    });
}

/// The type of a property, and what may be set beside it.
fn types(setting: &Setting) -> (&'static str, &'static str) {
    match setting.kind {
        Kind::Choice(_) if setting.key == Key::Dialect => ("Dialect", ""),
        Kind::Choice(_) => ("Theme", ""),
        Kind::Text => ("string", ""),
        Kind::Number(_) => ("number", " | string"),
        Kind::Numbers => ("readonly number[]", " | string"),
        Kind::Switch => ("boolean", " | \"on\" | \"off\""),
        Kind::Rules => ("StoreRules", ""),
        Kind::Texts => ("Labels", ""),
    }
}

fn member(setting: &Setting) -> String {
    let mut sentence = setting.sentence.to_owned();
    if let Some(default) = setting.default {
        write!(sentence, " Default: `{default}`.").unwrap();
    }
    let how = match (setting.attribute(), setting.kind) {
        (None, _) => " Assign it again to change it.".to_owned(),
        (Some(name), Kind::Switch) => format!(" Attribute `{name}`, `on` or `off`."),
        (Some(name), Kind::Numbers) => format!(" Attribute `{name}`, such as `1;2`."),
        (Some(name), _) => format!(" Attribute `{name}`."),
    };
    sentence.push_str(&how);
    let lines = wrapped(&sentence, 94);
    let comment = match lines.as_slice() {
        [line] => format!("  /** {line} */\n"),
        lines => {
            let lines: String = lines.iter().map(|line| format!("   * {line}\n")).collect();
            format!("  /**\n{lines}   */\n")
        }
    };
    format!(
        "{comment}  {}: {} | null;\n",
        setting.key.name(),
        types(setting).0
    )
}

fn accessors(setting: &Setting) -> String {
    let name = setting.key.name();
    let (value, others) = types(setting);
    let (comment, given) = match setting.kind {
        Kind::Numbers => ("", "number[]".to_owned()),
        Kind::Switch => ("", value.to_owned()),
        Kind::Number(_) => (
            "  /** `null` if it is not set or is no whole number. */\n",
            format!("{value} | null"),
        ),
        _ => ("", format!("{value} | null")),
    };
    format!(
        "{comment}  get {name}(): {given};\n  set {name}(value: {value}{others} | null | undefined);\n"
    )
}

#[test]
fn the_manifest_of_the_element_is_that_of_the_schema() {
    let with_attribute = || {
        SETTINGS
            .into_iter()
            .filter(|setting| setting.attribute().is_some())
    };
    let attributes: Vec<String> = with_attribute()
        .map(|setting| indented(&attribute(&setting)))
        .collect();
    let fields: String = SETTINGS
        .iter()
        .map(|setting| indented(&field(setting)) + ",\n")
        .collect();
    compare("src/element/js/custom-elements.json", |text| {
        let part = attributes.join(",\n") + "\n";
        let text = with_part(text, "          \"attributes\": [\n", &part, "          ],");
        let before =
            "              \"description\": \"The version of this package.\"\n            },\n";
        let after = "            {\n              \"kind\": \"field\",\n              \"name\": \"tokenProvider\"";
        with_part(&text, before, &fields, after)
    });
}

fn indented(value: &Value) -> String {
    let text = serde_json::to_string_pretty(value).unwrap();
    let lines: Vec<String> = text
        .lines()
        .map(|line| format!("            {line}"))
        .collect();
    lines.join("\n")
}

/// A value as an attribute has it.
fn attribute_text(json: &str) -> String {
    match json {
        "true" => "on".to_owned(),
        "false" => "off".to_owned(),
        _ => json.to_owned(),
    }
}

fn attribute(setting: &Setting) -> Value {
    let kind = match setting.kind {
        Kind::Choice(choices) => {
            let choices: Vec<String> = choices
                .iter()
                .map(|choice| format!("\"{choice}\""))
                .collect();
            choices.join(" | ")
        }
        Kind::Number(_) => "number".to_owned(),
        Kind::Switch => "\"on\" | \"off\"".to_owned(),
        _ => "string".to_owned(),
    };
    let mut attribute = json!({
        "name": setting.attribute(),
        "fieldName": setting.key.name(),
        "type": { "text": kind },
        "description": setting.sentence,
    });
    if let Some(default) = setting.default {
        let is_switch = setting.kind == Kind::Switch;
        let word = attribute_text(default);
        attribute["default"] = if is_switch {
            format!("\"{word}\"")
        } else {
            word
        }
        .into();
    }
    attribute
}

fn field(setting: &Setting) -> Value {
    let kind = match setting.kind {
        Kind::Numbers => "number[]".to_owned(),
        Kind::Switch => "boolean".to_owned(),
        Kind::Texts => "{ [key: string]: string } | null".to_owned(),
        _ => format!("{} | null", types(setting).0),
    };
    let mut field = json!({
        "kind": "field",
        "name": setting.key.name(),
        "type": { "text": kind },
        "description": setting.sentence,
    });
    match setting.attribute() {
        Some(attribute) => {
            field["attribute"] = attribute.into();
            field["reflects"] = true.into();
        }
        None => field["default"] = "null".into(),
    }
    field
}

#[test]
fn the_page_that_shows_the_element_has_every_attribute_of_the_schema() {
    let mut text = format!(
        "// Made of the schema of the settings; {AGAIN}.\n\n\
         /** Every attribute: its name, what it means, and the values to choose from, if there are some. */\n\
         export const ATTRIBUTES = [\n"
    );
    for setting in SETTINGS {
        let Some(name) = setting.attribute() else {
            continue;
        };
        let mut line = format!(
            "  {{\n    name: \"{name}\",\n    hint: {},\n",
            Value::from(setting.sentence.replace('`', ""))
        );
        match setting.kind {
            Kind::Choice(choices) => {
                let choices: Vec<String> = choices
                    .iter()
                    .map(|choice| format!("\"{choice}\""))
                    .collect();
                writeln!(line, "    choices: [{}],", choices.join(", ")).unwrap();
            }
            Kind::Switch => line.push_str("    choices: [\"on\", \"off\"],\n"),
            Kind::Number(_) => line.push_str("    numeric: true,\n"),
            Kind::Text | Kind::Numbers | Kind::Rules | Kind::Texts => {}
        }
        text.push_str(&line);
        text.push_str("  },\n");
    }
    text.push_str("];\n");
    compare("www/embed-attributes.js", |_| text.clone());
}

#[test]
fn bundlers_find_the_texts_of_every_language() {
    let mut text = format!(
        "// Made of the languages that there are texts in; {AGAIN}.\n\n\
         /** Where the texts of each language are. Bundlers look for exactly these expressions. */\n\
         export const TEXT_FILES = {{\n"
    );
    for language in LANGUAGES.iter().filter(|language| **language != "en") {
        let key = match language.contains('-') {
            true => format!("\"{language}\""),
            false => (*language).to_owned(),
        };
        writeln!(
            text,
            "  {key}: new URL(\"./texts-{language}.txt\", import.meta.url),"
        )
        .unwrap();
    }
    text.push_str("};\n");
    compare("src/element/js/text-files.js", |_| text.clone());
}
