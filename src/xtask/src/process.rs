//! Running other programs, with errors that say which one failed and how.

use std::ffi::OsStr;
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context, Result, ensure};

/// What a program printed to standard output, and how it ended.
pub(crate) struct Transcript {
    pub(crate) status: ExitStatus,
    pub(crate) text: String,
}

/// Runs a program whose output goes straight to the terminal; anything but success is an error.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("could not start `{}`", line(command)))?;
    ensure!(status.success(), "`{}` failed: {status}", line(command));
    Ok(())
}

/// Runs a program, showing its standard output as it comes and keeping a copy of it.
pub(crate) fn run_and_copy(command: &mut Command) -> Result<Transcript> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("could not start `{}`", line(command)))?;
    let mut copy = Vec::new();
    if let Some(mut stdout) = child.stdout.take() {
        let mut buffer = [0; 8192];
        loop {
            let count = stdout.read(&mut buffer)?;
            let Some(chunk) = buffer.get(..count).filter(|chunk| !chunk.is_empty()) else {
                break;
            };
            io::stdout().write_all(chunk)?;
            copy.extend_from_slice(chunk);
        }
    }
    Ok(Transcript {
        status: child.wait()?,
        text: String::from_utf8_lossy(&copy).into_owned(),
    })
}

/// What a program prints to standard output, or `None` when it is missing or fails.
pub(crate) fn output_of(program: &Path, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(arguments)
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A command as one would type it.
pub(crate) fn line(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program());
    std::iter::once(program)
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_line_names_the_program_without_its_directory() {
        let mut command = Command::new("/usr/bin/cargo");
        command.args(["fmt", "--check"]);
        assert_eq!(line(&command), "cargo fmt --check");
    }

    #[test]
    fn a_missing_program_is_named_in_the_error() {
        let error = run(&mut Command::new("no-such-program-anywhere")).unwrap_err();
        assert!(error.to_string().contains("no-such-program-anywhere"));
    }
}
