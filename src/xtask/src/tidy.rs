//! `cargo xtask tidy`: rules on text, on the packages and on the modules, without a build.

mod architecture;
mod circles;
mod dependencies;
mod files;
mod inline_markup;
mod length;
mod machine_path;
mod one_executable;
mod packages;
mod pins;
mod platform;
mod script_sentences;
mod sentences;
mod text_as_code;
mod texts;
mod unfinished;
mod unsafe_lint;
mod words;

use anyhow::{Result, ensure};

use self::files::{Files, Violation};
use self::packages::Packages;
use crate::workspace;

const WASM: &str = "wasm32-unknown-unknown";

/// What a rule looks at.
enum Check {
    Text(fn(&Files) -> Vec<Violation>),
    /// The packages as they are built for browsers.
    InBrowsers(fn(&Packages) -> Vec<Violation>),
    /// The packages of all platforms together.
    Anywhere(fn(&Packages) -> Vec<Violation>),
}

/// Every rule by the name that ARCHITECTURE.md knows it by, beside the one on that page itself.
const RULES: [(&str, Check); 20] = [
    (
        "core_is_the_same_on_every_platform",
        Check::Text(platform::check),
    ),
    (
        "nothing_is_left_unfinished_or_switched_off",
        Check::Text(unfinished::check),
    ),
    (
        "no_source_file_is_longer_than_400_lines",
        Check::Text(length::check),
    ),
    (
        "no_file_names_a_path_of_the_machine_it_was_written_on",
        Check::Text(machine_path::check),
    ),
    (
        "each_file_of_the_engines_tests_is_in_their_one_executable",
        Check::Text(one_executable::check),
    ),
    (
        "the_widget_never_turns_text_into_markup_or_code",
        Check::Text(text_as_code::check),
    ),
    (
        "nothing_in_the_page_is_inline",
        Check::Text(inline_markup::check),
    ),
    (
        "trunk_asks_for_the_locked_wasm_bindgen",
        Check::Text(pins::check_wasm_bindgen),
    ),
    (
        "trunk_asks_for_the_tools_that_set_up_installs",
        Check::Text(pins::check_tools),
    ),
    (
        "the_wasm_optimiser_is_told_the_same_for_every_artefact",
        Check::Text(pins::check_optimiser),
    ),
    (
        "modules_import_each_other_in_no_circle",
        Check::Text(circles::check),
    ),
    (
        "no_sentence_stands_outside_of_the_tables",
        Check::Text(sentences::check),
    ),
    (
        "no_sentence_stands_in_a_script",
        Check::Text(script_sentences::check),
    ),
    ("every_text_is_shown_somewhere", Check::Text(texts::check)),
    (
        "the_compiler_allows_unsafe_in_one_file",
        Check::Text(unsafe_lint::check),
    ),
    (
        "core_uses_no_javascript_no_runtime_and_nothing_large",
        Check::InBrowsers(dependencies::check_core),
    ),
    (
        "crates_know_only_the_crates_below_them",
        Check::Anywhere(dependencies::check_arrows),
    ),
    (
        "the_sandbox_knows_nothing_of_ours_not_even_in_its_tests",
        Check::Anywhere(dependencies::check_sandbox),
    ),
    (
        "the_user_interface_stays_in_the_widget",
        Check::Anywhere(dependencies::check_leptos),
    ),
    (
        "encryption_needs_no_cmake",
        Check::Anywhere(dependencies::check_encryption),
    ),
];

/// Prints every violation of every rule, and fails if there is one.
pub(crate) fn tidy() -> Result<()> {
    let files = Files::read(&workspace::root())?;
    let in_browsers = Packages::read(Some(WASM))?;
    let anywhere = Packages::read(None)?;
    let names = RULES.each_ref().map(|(name, _)| *name);
    let mut found = architecture::check(&files, &names);
    for (_, check) in &RULES {
        found.extend(match check {
            Check::Text(check) => check(&files),
            Check::InBrowsers(check) => check(&in_browsers),
            Check::Anywhere(check) => check(&anywhere),
        });
    }
    found.sort();
    for violation in &found {
        println!("{violation}");
    }
    ensure!(found.is_empty(), "{} violations of rules", found.len());
    println!("{} rules hold", RULES.len() + 1);
    Ok(())
}
