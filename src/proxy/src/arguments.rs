//! The command line.

use crate::configuration::Configuration;
use crate::credentials::{ArchiveCredentials, CredentialsError, ManagementCredentials};
use b2b_users_proxy_core::auth::PublicOrigin;
use clap::Parser;
use std::ffi::OsString;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;
use url::Url;

/// Lets a browser create B2B Edition company users without ever holding the store's
/// token.
///
/// The token is read from B2B_AUTH_TOKEN and the store hash from B2B_STORE_HASH, or from
/// the files that B2B_AUTH_TOKEN_FILE and B2B_STORE_HASH_FILE name; the token of the
/// deprecated version 2 from B2B_V2_AUTH_TOKEN or B2B_V2_AUTH_TOKEN_FILE. One kind of
/// credentials is enough. There are no flags for them, because every process of the
/// machine can read flags.
#[derive(Debug, Clone, Parser)]
#[command(name = "b2b-users-proxy", version)]
pub struct Arguments {
    /// Address to listen on; loopback only
    #[arg(long, env = "B2B_LISTEN", default_value = "127.0.0.1:8080", value_parser = address)]
    pub listen: SocketAddr,

    /// Where the management API is
    #[arg(
        long,
        env = "B2B_UPSTREAM",
        default_value = "https://api-b2b.bigcommerce.com"
    )]
    pub upstream: Url,

    /// Folder of a static site to serve
    #[arg(long, env = "B2B_SITE", value_name = "DIR")]
    pub site: Option<PathBuf>,

    /// Origin of a front with TLS that passes the Host header on; several with commas between them. The front must
    /// let in only people who may create users
    #[arg(
        long,
        env = "B2B_PUBLIC_ORIGIN",
        value_name = "https://HOST",
        value_delimiter = ',',
        value_parser = public_origin
    )]
    pub public_origin: Vec<PublicOrigin>,

    /// The most requests to the store in any sixty seconds; without it the store's own limit alone counts
    #[arg(long, env = "B2B_REQUESTS_PER_MINUTE", value_name = "COUNT")]
    pub requests_per_minute: Option<NonZeroU32>,

    /// Ask the proxy that listens there whether it is alive, and end with 0 or 1
    #[arg(long)]
    pub check_health: bool,
}

impl Arguments {
    /// The configuration that the command line and the environment give. `variable`
    /// looks up one environment variable.
    ///
    /// # Errors
    /// When credentials are incomplete or cannot be read. That there are none at all is
    /// for [`Configuration::validate`] to say.
    pub fn configuration(
        self,
        variable: impl Fn(&str) -> Option<OsString>,
    ) -> Result<Configuration, CredentialsError> {
        let mut configuration = Configuration::new(self.upstream).with_listen(self.listen);
        configuration.management = ManagementCredentials::from_environment(&variable)?;
        configuration.archive = ArchiveCredentials::from_environment(&variable)?;
        configuration.site = self.site;
        configuration.public_origins = self.public_origin;
        configuration.requests_per_minute = self.requests_per_minute;
        Ok(configuration)
    }
}

/// Reads an address; `localhost` stands for 127.0.0.1.
fn address(text: &str) -> Result<SocketAddr, String> {
    let numeric = text
        .strip_prefix("localhost:")
        .map_or_else(|| text.to_owned(), |port| format!("127.0.0.1:{port}"));
    numeric
        .parse()
        .map_err(|_| "write an address and a port, such as 127.0.0.1:8080".to_owned())
}

/// Reads the origin of a front.
fn public_origin(text: &str) -> Result<PublicOrigin, String> {
    PublicOrigin::parse(text.trim()).ok_or_else(|| {
        "write an origin with TLS and without a path, such as https://admin.example.com".to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn no_flag_takes_a_secret() {
        let command = Arguments::command();
        let flags: Vec<_> = command
            .get_arguments()
            .map(|flag| flag.get_id().as_str())
            .collect();
        let known = [
            "listen",
            "upstream",
            "site",
            "public_origin",
            "requests_per_minute",
            "check_health",
        ];
        assert_eq!(flags, known);
    }

    #[test]
    fn flags_and_environment_make_a_configuration() {
        let arguments = Arguments::parse_from([
            "proxy",
            "--listen",
            "localhost:9000",
            "--upstream",
            "http://127.0.0.1:8091",
            "--site",
            "dist",
        ]);
        let configuration = arguments.configuration(|_| Some("value".into()));
        assert!(
            configuration.is_err(),
            "a value and a file for the same credential"
        );

        let arguments = Arguments::parse_from(["proxy", "--listen", "localhost:9000"]);
        let configuration = arguments
            .configuration(|name| (!name.ends_with("_FILE")).then(|| "value".into()))
            .unwrap();
        assert_eq!(configuration.listen().to_string(), "127.0.0.1:9000");
        assert!(configuration.management.is_some());
        assert!(configuration.archive.is_some());
    }

    #[test]
    fn a_wrong_address_is_refused_with_advice() {
        for text in ["8080", "localhost", "example.com:80", "127.0.0.1:99999"] {
            assert!(
                address(text).unwrap_err().contains("127.0.0.1:8080"),
                "{text}"
            );
        }
    }
}
