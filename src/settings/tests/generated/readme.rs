//! The table of settings for merchants.

use super::{compare, with_part};
use b2b_users_settings::schema::{Kind, SETTINGS, Setting};

#[test]
fn the_table_in_the_readme_is_that_of_the_schema() {
    let rows: String = SETTINGS.iter().map(row).collect();
    let head = "| key | meaning | example | default |\n| --- | --- | --- | --- |\n";
    compare("README.md", |text| {
        with_part(text, head, &rows, "\nWith an empty")
    });
}

fn row(setting: &Setting) -> String {
    let choices = match setting.kind {
        Kind::Choice(choices) => {
            let choices: Vec<String> = choices.iter().map(|choice| format!("`{choice}`")).collect();
            format!(" One of {}.", choices.join(", "))
        }
        _ => String::new(),
    };
    let command = if setting.in_command {
        ""
    } else {
        " Without effect in the command."
    };
    let default = setting
        .default
        .map_or_else(|| "–".to_owned(), |default| format!("`{default}`"));
    format!(
        "| `{}` | {}{choices}{command} | `{}` | {default} |\n",
        setting.key.name(),
        setting.sentence,
        setting.example
    )
}
