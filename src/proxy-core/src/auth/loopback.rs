//! Which hosts are this very machine.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether only this machine reaches the address. An IPv4 address may be written as an
/// IPv6 one (`::ffff:127.0.0.1`).
pub fn is_address(address: IpAddr) -> bool {
    address.to_canonical().is_loopback()
}

/// Whether the host of a URL or of a `Host` header, without its port, is this machine:
/// `localhost`, an IPv4 address, or an IPv6 address in brackets.
pub fn is_host(host: &str) -> bool {
    let inner = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'));
    let address = match inner {
        Some(inner) => inner.parse::<Ipv6Addr>().map(IpAddr::from),
        None => host.parse::<Ipv4Addr>().map(IpAddr::from),
    };
    host.eq_ignore_ascii_case("localhost") || address.is_ok_and(is_address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_loopback() {
        let cases = [
            ("localhost", true),
            ("LocalHost", true),
            ("127.0.0.1", true),
            ("127.9.9.9", true),
            ("[::1]", true),
            ("[::ffff:127.0.0.1]", true),
            ("[::ffff:7f00:1]", true),
            ("[::ffff:10.0.0.1]", false),
            ("[::]", false),
            ("::1", false),
            ("[127.0.0.1]", false),
            ("[localhost]", false),
            ("0.0.0.0", false),
            ("127.1", false),
            ("10.0.0.1", false),
            ("localhost.evil.example", false),
            ("127.0.0.1.evil.example", false),
            ("", false),
        ];
        for (host, expected) in cases {
            assert_eq!(is_host(host), expected, "{host}");
        }
    }
}
