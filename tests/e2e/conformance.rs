//! The same checks in every shell, byte for byte but for the words of their sentences: the npm
//! package in every engine, and the widget, which finds in a file what the vectors say.

use crate::engines::engines_of;
use crate::scene::{Scene, in_chromium, with_config};
use b2b_users_core::check::{check_user, check_user_json};
use b2b_users_core::config::Rules;
use b2b_users_core::issue::Issue;
use b2b_users_core::user::UserDraft;
use b2b_users_tests::{Browser, Host, Vector, built_package};
use b2b_users_text::Language;
use serde_json::{Value, json};

const VECTORS: &str = include_str!("../fixtures/conformance/checks.txt");

const POLICY: &str =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self'; connect-src 'self'";

const PAGE: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Checks</title><script src=\"probe.js\"></script><script type=\"module\" src=\"run.js\"></script></head><body></body></html>";

const RUN: &str = "import { checkUser, init } from './default.js';
    await init();
    window.check = (draft, rules) => JSON.stringify(checkUser(JSON.parse(draft), JSON.parse(rules)));";

#[tokio::test(flavor = "multi_thread")]
async fn checks_of_the_npm_package_in_browsers_say_what_the_vectors_say() {
    let files = [("index.html", PAGE), ("run.js", RUN)];
    let host = Host::start(&built_package(), &files, POLICY).unwrap();
    for engine in engines_of("checks_of_the_npm_package_in_browsers_say_what_the_vectors_say") {
        let browser = Browser::start(engine).await.unwrap();
        browser.goto(&host.url()).await.unwrap();
        browser
            .wait_until("return typeof check === 'function'", Vec::new())
            .await
            .unwrap();
        for vector in Vector::read_all(VECTORS).unwrap() {
            let given = vec![json!(vector.draft), json!(vector.rules)];
            let said = browser
                .execute("return check(...arguments)", given)
                .await
                .unwrap();
            let said = Vector::without_sentences(text(&said)).unwrap();
            assert_eq!(said, vector.result, "{}: {}", engine.name(), vector.name);
        }
        assert_eq!(browser.problems().await.unwrap(), Vec::<String>::new());
    }
}

/// The rules as settings of the site.
fn settings(rules: &Value) -> Value {
    let mut settings = json!({ "dialect": "management", "lookUps": false });
    for (from, to) in [("dialect", "dialect"), ("store", "rules")] {
        if let Some(value) = rules.get(from) {
            settings[to] = value.clone();
        }
    }
    settings
}

/// Vectors that a file can hold: a file is checked for bulk sending, and defaults of a page
/// are a company and channels alone.
fn fits_a_file(vector: &Vector) -> bool {
    let rules: Value = serde_json::from_str(&vector.rules).unwrap();
    let draft: Value = serde_json::from_str(&vector.draft).unwrap();
    rules.get("defaults").is_none() && !draft["extraFields"].is_array() && draft != json!({})
}

#[tokio::test(flavor = "multi_thread")]
async fn the_widget_finds_in_a_file_what_the_vectors_say() {
    let mut groups: Vec<(String, Vec<Vector>)> = Vec::new();
    for vector in Vector::read_all(VECTORS)
        .unwrap()
        .into_iter()
        .filter(fits_a_file)
    {
        match groups.iter_mut().find(|(rules, _)| *rules == vector.rules) {
            Some((_, group)) => group.push(vector),
            None => groups.push((vector.rules.clone(), vec![vector])),
        }
    }
    let all: usize = groups.iter().map(|(_, group)| group.len()).sum();
    assert!(all >= 36, "{all} vectors fit a file");
    for (rules, group) in groups {
        let rules: Value = serde_json::from_str(&rules).unwrap();
        let options = with_config(&settings(&rules).to_string());
        in_chromium(options, |scene| compare(scene, group.clone())).await;
    }
}

/// Gives the widget each draft in a file of its own row, and compares what it lists.
async fn compare(scene: Scene, group: Vec<Vector>) -> Scene {
    scene.import("vectors.csv", file(&group).as_bytes()).await;
    scene
        .browser
        .select("[data-testid=problem-filter]", "all")
        .await
        .unwrap();
    let listed = scene.problems().await;
    let language = Language::english();
    for (row, vector) in (2..).zip(&group) {
        // A file has one order and one spelling of its columns, and drafts have their own.
        let folded = |code: &str, message: &str| (code.to_owned(), message.to_lowercase());
        let mut expected: Vec<(String, String)> = issues(vector)
            .iter()
            .map(|issue| folded(issue.code.as_str(), &language.issue(issue)))
            .collect();
        let mut found: Vec<(String, String)> = listed
            .iter()
            .filter(|problem| problem["row"] == row)
            .map(|problem| folded(text(&problem["code"]), advice(problem)))
            .collect();
        expected.sort();
        found.sort();
        assert_eq!(found, expected, "{}", vector.name);
    }
    scene
}

/// The issues of a vector, with the arguments that their sentences are made of.
fn issues(vector: &Vector) -> Vec<Issue> {
    let draft = UserDraft::read(&vector.draft).unwrap();
    let rules = Rules::read(&vector.rules).unwrap();
    let result = check_user_json(&vector.draft, &rules, &|_, _| {}).unwrap();
    assert_eq!(result, vector.result, "{}", vector.name);
    check_user(&draft, &rules).issues
}

/// The sentence between the word for how much it weighs and the code.
fn advice(problem: &Value) -> &str {
    let shown = text(&problem["advice"]);
    let shown = shown.strip_suffix(text(&problem["code"])).unwrap();
    let words = ["Note ", "Warning ", "Error "];
    words
        .iter()
        .find_map(|word| shown.strip_prefix(word))
        .unwrap_or(shown)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// The drafts as rows of a file, with a column for every field that one of them has. Sound
/// addresses differ from row to row, since a file may hold each but once.
fn file(group: &[Vector]) -> String {
    let drafts: Vec<Value> = (1..)
        .zip(group)
        .map(|(row, vector)| {
            let own = format!("\"marie{row}@example.com\"");
            let draft = vector.draft.replace("\"marie@example.com\"", &own);
            serde_json::from_str(&draft).unwrap()
        })
        .collect();
    let mut fields: Vec<String> = Vec::new();
    for draft in &drafts {
        let own = draft.as_object().unwrap();
        let extra = own.get("extraFields").and_then(Value::as_object);
        let extra = extra
            .into_iter()
            .flat_map(|extra| extra.keys())
            .map(|name| format!("extra:{name}"));
        let names = own
            .keys()
            .filter(|name| *name != "extraFields")
            .cloned()
            .chain(extra);
        for name in names {
            if !fields.iter().any(|known| known.eq_ignore_ascii_case(&name)) {
                fields.push(name);
            }
        }
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&fields).unwrap();
    for draft in &drafts {
        writer
            .write_record(fields.iter().map(|field| cell(draft, field)))
            .unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

fn cell(draft: &Value, field: &str) -> String {
    let value = match field.strip_prefix("extra:") {
        Some(name) => {
            let extra = draft["extraFields"].as_object();
            let mut extra = extra.into_iter().flatten();
            extra
                .find(|(known, _)| known.eq_ignore_ascii_case(name))
                .map(|(_, value)| value)
        }
        None => draft.get(field),
    };
    match value {
        None => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(list)) => {
            let members = list.iter().map(|member| {
                member
                    .as_str()
                    .map_or_else(|| member.to_string(), str::to_owned)
            });
            members.collect::<Vec<_>>().join(";")
        }
        Some(value) => value.to_string(),
    }
}
