//! `--check-health`: asks the running proxy whether it is alive. Containers check their health by
//! running a command inside, and an image that holds nothing but the proxy has no other.

use crate::upstream::{causes, client_of_this_machine};
use std::net::SocketAddr;
use std::time::Duration;

/// How long connecting, asking and answering may take together.
const LIMIT: Duration = Duration::from_secs(3);

/// Why the proxy does not count as alive.
#[derive(Debug, thiserror::Error)]
pub enum HealthCheckError {
    /// No answer came, or none in time.
    #[error(
        "the proxy at {address} does not answer: {reason}. Is it running, and does B2B_LISTEN or \
         --listen name the address that it was started with?"
    )]
    Silent {
        /// Where it was asked.
        address: SocketAddr,
        /// What the system said.
        reason: String,
    },
    /// What answered says that it is not well, or is something else.
    #[error("what listens at {0} did not answer /healthz with 200: it is no proxy, or not well")]
    Unwell(SocketAddr),
}

/// Asks `GET /healthz` of the proxy that listens at this address. Needs no credentials.
///
/// # Errors
/// When the answer is not 200 within three seconds.
pub async fn check_health(address: SocketAddr) -> Result<(), HealthCheckError> {
    check_within(address, LIMIT).await
}

async fn check_within(address: SocketAddr, limit: Duration) -> Result<(), HealthCheckError> {
    let silent = |error: reqwest::Error| HealthCheckError::Silent {
        address,
        reason: causes(&error),
    };
    let client = client_of_this_machine(limit).map_err(silent)?;
    let request = client.get(format!("http://{address}/healthz"));
    match request.send().await {
        Ok(answer) if answer.status() == 200 => Ok(()),
        Ok(_) => Err(HealthCheckError::Unwell(address)),
        Err(error) if error.is_connect() || error.is_timeout() => Err(silent(error)),
        // It answered with something else than HTTP, or with half of it.
        Err(_) => Err(HealthCheckError::Unwell(address)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read as _, Write as _};
    use std::net::{Ipv4Addr, TcpListener};
    use std::thread;

    fn listener() -> (TcpListener, SocketAddr) {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        (listener, address)
    }

    /// The verdict on a server that gives this answer, and the request that it got.
    async fn verdict(answer: &'static str) -> (Result<(), HealthCheckError>, String) {
        let (listener, address) = listener();
        let server = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n") {
                let mut byte = [0];
                stream.read_exact(&mut byte).unwrap();
                request.extend(byte);
            }
            stream.write_all(answer.as_bytes()).unwrap();
            String::from_utf8(request).unwrap()
        });
        let verdict = check_health(address).await;
        (verdict, server.join().unwrap())
    }

    #[tokio::test]
    async fn only_an_answer_of_200_is_well() {
        for (answer, well) in [
            ("HTTP/1.1 200 OK\r\n\r\n", true),
            ("HTTP/1.1 503 Service Unavailable\r\n\r\n", false),
            ("HTTP/1.1 2", false),
            ("", false),
            ("SSH-2.0-OpenSSH_9.2\r\n", false),
        ] {
            let (verdict, request) = verdict(answer).await;
            assert_eq!(verdict.is_ok(), well, "{answer}");
            let request = request.to_ascii_lowercase();
            assert!(
                request.starts_with("get /healthz http/1.1\r\n"),
                "{request}"
            );
            assert!(request.contains("\r\nhost: 127.0.0.1:"), "{request}");
            if let Err(error) = verdict {
                assert!(matches!(error, HealthCheckError::Unwell(_)), "{error}");
            }
        }
    }

    #[tokio::test]
    async fn nobody_there_is_not_well_and_says_what_to_look_at() {
        let (listener, address) = listener();
        drop(listener);
        let message = check_health(address).await.unwrap_err().to_string();
        assert!(message.contains(&address.to_string()), "{message}");
        assert!(message.contains("B2B_LISTEN"), "{message}");
    }

    #[tokio::test]
    async fn a_server_that_says_nothing_is_given_up() {
        // The system completes the connection, and nobody ever takes it.
        let (_listener, address) = listener();
        let error = check_within(address, Duration::from_millis(50))
            .await
            .unwrap_err();
        assert!(matches!(error, HealthCheckError::Silent { .. }), "{error}");
    }
}
