//! A limit for whatever a driver is asked.

use std::future::Future;
use std::time::Duration;

use anyhow::{Context, Result};

/// How long a driver may take for one command, or to start a session.
const LIMIT: Duration = Duration::from_secs(60);

/// Waits for a driver's answer, but not for ever.
///
/// # Errors
/// When none comes in time; what the driver answers, be it an error, is inside.
pub(crate) async fn in_time<T>(command: impl Future<Output = T>) -> Result<T> {
    within(LIMIT, command).await
}

async fn within<T>(limit: Duration, command: impl Future<Output = T>) -> Result<T> {
    tokio::time::timeout(limit, command)
        .await
        .with_context(|| format!("the driver gave no answer in {} s", limit.as_secs()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_driver_that_says_nothing_is_an_error_and_any_answer_is_not() {
        let silence = within(Duration::ZERO, std::future::pending::<()>()).await;
        assert!(silence.unwrap_err().to_string().contains("no answer"));
        let refusal: Result<(), &str> = Err("refused");
        assert_eq!(in_time(async { refusal }).await.unwrap(), refusal);
    }
}
