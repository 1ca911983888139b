//! The two roads on which the office tells somebody who is not looking: a letter by SMTP, and JSON to a program.

use std::{fs, time::Duration};

use lettre::{
    Message, SmtpTransport, Transport as _,
    address::AddressError,
    message::{Mailbox, header::ContentType},
    transport::smtp::{
        authentication::Credentials,
        client::{Tls, TlsParameters},
    },
};
use zeroize::Zeroizing;

use crate::config::office::{MailSecurity, MailServer};

/// How long a server may be silent, in seconds.
const SILENCE_SECS: u64 = 15;
/// Addresses of one letter, at most.
const ADDRESSES_MAX: usize = 10;

/// Why nobody was told.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// No server is set up.
    #[error("no mail server is set up: write [mail] into office.toml")]
    NoServer,
    /// An address is none.
    #[error("\"{0}\" is no mail address")]
    Address(String, #[source] AddressError),
    /// The letter cannot be written.
    #[error("the letter could not be written ({0})")]
    Letter(#[from] lettre::error::Error),
    /// The file with the password.
    #[error("the mail server's password cannot be read from {0} ({1})")]
    Password(String, std::io::Error),
    /// Plain text would cross a network.
    #[error("security = \"plain\" is for a mail server on this machine alone, not for {0}")]
    Plain(String),
    /// The server said no, or nothing.
    #[error("the mail server did not take the letter ({0})")]
    Server(#[from] lettre::transport::smtp::Error),
    /// The address of a program is none, or it may not be asked.
    #[error("the program's address begins with https://, or with http:// on this machine")]
    Hook,
    /// The program said no, or nothing.
    #[error("the program did not take the word ({0})")]
    Program(Box<ureq::Error>),
}

/// Sends one letter to all of `to`, separated by commas; takes as long as the server does.
pub fn letter(server: Option<&MailServer>, to: &str, (subject, text): (&str, &str)) -> Result<(), SendError> {
    let server = server.ok_or(SendError::NoServer)?;
    let mut letter = Message::builder().from(mailbox(&server.from)?).subject(subject);
    for address in to.split(',').map(str::trim).filter(|it| !it.is_empty()).take(ADDRESSES_MAX) {
        letter = letter.to(mailbox(address)?);
    }
    let letter = letter.header(ContentType::TEXT_PLAIN).body(text.to_owned())?;
    road(server)?.send(&letter)?;
    Ok(())
}

/// Whether every address of a list is one.
pub fn addresses(to: &str) -> Result<(), SendError> {
    to.split(',').map(str::trim).filter(|it| !it.is_empty()).try_for_each(|it| mailbox(it).map(drop))
}

fn mailbox(text: &str) -> Result<Mailbox, SendError> {
    text.parse().map_err(|error| SendError::Address(text.to_owned(), error))
}

fn road(server: &MailServer) -> Result<SmtpTransport, SendError> {
    let host = server.host.as_str();
    let tls = || Ok::<_, SendError>(TlsParameters::new(host.to_owned())?);
    let security = match server.security {
        MailSecurity::Tls => Tls::Wrapper(tls()?),
        MailSecurity::Starttls => Tls::Required(tls()?),
        MailSecurity::Plain if is_here(host) => Tls::None,
        MailSecurity::Plain => return Err(SendError::Plain(host.to_owned())),
    };
    let road = SmtpTransport::builder_dangerous(host)
        .port(server.port)
        .tls(security)
        .timeout(Some(Duration::from_secs(SILENCE_SECS)));
    Ok(match (&server.login, &server.password_file) {
        (Some(login), Some(file)) => {
            let failed = |error| SendError::Password(file.display().to_string(), error);
            let password = Zeroizing::new(fs::read_to_string(file).map_err(failed)?);
            road.credentials(Credentials::new(login.clone(), password.trim_end().to_owned())).build()
        }
        _ => road.build(),
    })
}

fn is_here(host: &str) -> bool {
    host == "localhost" || host.parse().is_ok_and(|address: std::net::IpAddr| address.is_loopback())
}

/// Whether a program may be told at this address.
pub fn is_hook(url: &str) -> bool {
    let here = |rest: &str| is_here(rest.split(['/', ':', '?', '#']).next().unwrap_or_default());
    let plain = |url: &str| url.chars().all(|symbol| symbol.is_ascii_graphic());
    let known = url.strip_prefix("https://").is_some_and(|rest| !rest.is_empty());
    plain(url) && (known || url.strip_prefix("http://").is_some_and(here))
}

/// Tells a program something in JSON; takes as long as the program does.
pub fn hook(url: &str, word: &serde_json::Value) -> Result<(), SendError> {
    if !is_hook(url) {
        return Err(SendError::Hook);
    }
    let config = ureq::Agent::config_builder()
        .timeout_global(Some(Duration::from_secs(SILENCE_SECS)))
        .max_redirects(0)
        .build();
    let sent = ureq::Agent::new_with_config(config)
        .post(url)
        .header("content-type", "application/json")
        .send(word.to_string());
    sent.map(drop).map_err(|error| SendError::Program(Box::new(error)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_told_over_tls_or_on_this_machine() {
        for (url, may) in [
            ("https://hooks.example/a?b=c", true),
            ("http://127.0.0.1:9000/x", true),
            ("http://localhost/x", true),
            ("http://hooks.example/a", false),
            ("http://127.0.0.1.evil.example/", false),
            ("http://localhost@evil.example/", false),
            ("file:///etc/passwd", false),
            ("https://", false),
            ("https://a b", false),
        ] {
            assert_eq!(is_hook(url), may, "{url}");
        }
    }

    #[test]
    fn plain_text_stays_on_this_machine_and_addresses_are_addresses() {
        let server = MailServer {
            host: "mail.example".to_owned(),
            port: 25,
            from: "shirube@office.example".to_owned(),
            security: MailSecurity::Plain,
            login: None,
            password_file: None,
        };
        let sent = letter(Some(&server), "sato@office.example", ("題", "本文"));
        assert!(matches!(sent, Err(SendError::Plain(_))));
        assert!(addresses("sato@office.example, mori@office.example").is_ok());
        assert!(matches!(addresses("sato"), Err(SendError::Address(..))));
        assert!(matches!(letter(None, "a@b.example", ("", "")), Err(SendError::NoServer)));
    }
}
