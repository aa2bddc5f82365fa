//! What cargo knows of packages and of what each uses.

use anyhow::{Result, ensure};
use serde_json::Value;

use crate::workspace;

/// The resolved packages of the workspace for one platform, or for all.
pub(crate) fn read(platform: Option<&str>) -> Result<Value> {
    let mut command = workspace::cargo();
    // Locked: a manifest that the lock file does not fit fails here.
    command.args(["metadata", "--format-version=1", "--locked"]);
    if let Some(platform) = platform {
        command.arg(format!("--filter-platform={platform}"));
    }
    let output = command.output()?;
    let errors = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "cargo metadata: {errors}");
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// Whether a dependency is part of what is built; tests and build scripts run elsewhere. `None` for another shape.
pub(crate) fn is_used(dependency: &Value) -> Option<bool> {
    let mut kinds = dependency["dep_kinds"].as_array()?.iter();
    Some(kinds.any(|kind| kind["kind"].is_null()))
}
