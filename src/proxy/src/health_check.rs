//! `--check-health`: asks the running proxy whether it is alive. Containers check their health by
//! running a command inside, and an image that holds nothing but the proxy has no other.

use std::io::{self, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

/// How long connecting, asking and answering may take together.
const LIMIT: Duration = Duration::from_secs(3);

/// How an answer begins that says that all is well.
const WELL: &[u8; 12] = b"HTTP/1.1 200";

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
        reason: io::Error,
    },
    /// What answered says that it is not well, or is something else.
    #[error("what listens at {0} did not answer /healthz with 200: it is no proxy, or not well")]
    Unwell(SocketAddr),
}

/// Asks `GET /healthz` of the proxy that listens at this address. Needs no credentials.
///
/// # Errors
/// When the answer is not 200 within three seconds.
pub fn check_health(address: SocketAddr) -> Result<(), HealthCheckError> {
    check_within(address, LIMIT)
}

fn check_within(address: SocketAddr, limit: Duration) -> Result<(), HealthCheckError> {
    match ask(address, limit) {
        Ok(start) if &start == WELL => Ok(()),
        Ok(_) => Err(HealthCheckError::Unwell(address)),
        // It answered with less than one status line.
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            Err(HealthCheckError::Unwell(address))
        }
        Err(reason) => Err(HealthCheckError::Silent { address, reason }),
    }
}

/// The first bytes of the answer.
fn ask(address: SocketAddr, limit: Duration) -> io::Result<[u8; WELL.len()]> {
    let end = Instant::now() + limit;
    let mut stream = TcpStream::connect_timeout(&address, limit)?;
    stream.set_write_timeout(Some(left(end)?))?;
    write!(
        stream,
        "GET /healthz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
    )?;
    let mut start = [0; WELL.len()];
    let mut rest = &mut start[..];
    while !rest.is_empty() {
        // For each piece anew, or an answer that trickles in would never be late.
        stream.set_read_timeout(Some(left(end)?))?;
        let count = stream.read(rest)?;
        rest = rest
            .get_mut(count..)
            .filter(|_| count > 0)
            .ok_or(io::ErrorKind::UnexpectedEof)?;
    }
    Ok(start)
}

/// The time that is left, which sockets do not take as zero.
fn left(end: Instant) -> io::Result<Duration> {
    let left = end.saturating_duration_since(Instant::now());
    if left.is_zero() {
        Err(io::ErrorKind::TimedOut.into())
    } else {
        Ok(left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::{Ipv4Addr, TcpListener};
    use std::thread;

    fn listener() -> (TcpListener, SocketAddr) {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        (listener, address)
    }

    /// The verdict on a server that gives this answer, and the request that it got.
    fn verdict(answer: &'static str) -> (Result<(), HealthCheckError>, String) {
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
        let verdict = check_health(address);
        (verdict, server.join().unwrap())
    }

    #[test]
    fn only_an_answer_of_200_is_well() {
        for (answer, well) in [
            ("HTTP/1.1 200 OK\r\n\r\n", true),
            ("HTTP/1.1 503 Service Unavailable\r\n\r\n", false),
            ("HTTP/1.1 2", false),
            ("", false),
            ("SSH-2.0-OpenSSH_9.2\r\n", false),
        ] {
            let (verdict, request) = verdict(answer);
            assert_eq!(verdict.is_ok(), well, "{answer}");
            assert!(request.starts_with("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:"));
            if let Err(error) = verdict {
                assert!(matches!(error, HealthCheckError::Unwell(_)), "{error}");
            }
        }
    }

    #[test]
    fn nobody_there_is_not_well_and_says_what_to_look_at() {
        let (listener, address) = listener();
        drop(listener);
        let message = check_health(address).unwrap_err().to_string();
        assert!(message.contains(&address.to_string()), "{message}");
        assert!(message.contains("B2B_LISTEN"), "{message}");
    }

    #[test]
    fn a_server_that_says_nothing_is_given_up() {
        // The system completes the connection, and nobody ever takes it.
        let (_listener, address) = listener();
        let error = check_within(address, Duration::from_millis(50)).unwrap_err();
        assert!(matches!(error, HealthCheckError::Silent { .. }), "{error}");
    }
}
