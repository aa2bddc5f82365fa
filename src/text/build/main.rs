//! Reads the tables of all languages, refuses what does not fit, and writes what the program is built with.

mod constant;
#[path = "../src/digest.rs"]
mod digest;
#[path = "../src/pattern.rs"]
mod pattern;
#[path = "../src/replaceable.rs"]
mod replaceable;
mod table;

use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use table::Table;

/// The language that the others are compared with, and that is built in.
const ENGLISH: &str = "en";

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new("languages");
    println!("cargo::rerun-if-changed=languages");
    println!("cargo::rerun-if-changed=src/pattern.rs");
    println!("cargo::rerun-if-changed=src/digest.rs");
    println!("cargo::rerun-if-changed=src/replaceable.rs");
    println!("cargo::rerun-if-changed=build");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.sort();
    let english = read(&folder.join(ENGLISH).with_extension("toml"))?;
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("there is no OUT_DIR")?);
    let mut translations = String::from("[");
    let mut tags = Vec::new();
    for file in files {
        let tag = file.file_stem().and_then(|stem| stem.to_str());
        let tag = tag.ok_or("a file of languages without a tag")?.to_owned();
        let language = read(&file)?;
        let faults = table::faults(&language, &english);
        if !faults.is_empty() {
            return Err(format!("{}: {}", file.display(), faults.join("; ")).into());
        }
        tags.push(tag.clone());
        let lines = out.join(&tag).with_extension("txt");
        fs::write(&lines, table::lines(&language))?;
        if tag != ENGLISH {
            write!(
                translations,
                "({tag:?}, include_str!({:?})),",
                lines.display().to_string()
            )?;
        }
    }
    translations.push(']');
    fs::write(out.join("translations.rs"), translations)?;
    fs::write(out.join("languages.rs"), format!("{tags:?}"))?;
    fs::write(out.join("keys.rs"), table::constants(&english)?)?;
    fs::write(out.join("groups.rs"), table::groups(&english)?)?;
    fs::write(out.join("names.bin"), table::digests(&english))?;
    Ok(())
}

fn read(file: &Path) -> Result<Table, Box<dyn Error>> {
    let text = fs::read_to_string(file)?;
    let read = table::read(&text);
    read.map_err(|error| format!("{}: {error}", file.display()).into())
}
