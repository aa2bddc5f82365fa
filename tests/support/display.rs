//! A display without a screen, for the engine that has no headless mode.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::process::Background;

/// A running X server of our own.
#[derive(Debug)]
pub(crate) struct Display {
    /// Its name, for the variable `DISPLAY`.
    pub(crate) name: String,
    _server: Background,
}

impl Display {
    /// Starts one on a display number that it picks by itself.
    pub(crate) fn start() -> Result<Self> {
        let mut server = Background::start(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", "1600x1200x24"])
                .args(["-nolisten", "tcp"])
                .stdout(Stdio::piped()),
        )?;
        let stdout = server.child().stdout.take().context("Xvfb has no output")?;
        let mut number = String::new();
        BufReader::new(stdout).read_line(&mut number)?;
        let number = number.trim();
        ensure!(!number.is_empty(), "Xvfb did not start");
        Ok(Self {
            name: format!(":{number}"),
            _server: server,
        })
    }
}
