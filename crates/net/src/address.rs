//! An address as it was typed → one that can be asked: `http` or `https`, a host, no name or password in it.

use std::{fmt, str::FromStr};
use ureq::http::Uri;

/// An address of HTTP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    text: String,
    /// Bytes up to the path.
    origin: usize,
}

/// A text that is no address of HTTP.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Another scheme, or none.
    #[error("'{0}' is no address that is asked: it must begin with http:// or https://")]
    Scheme(String),
    /// A name and perhaps a password stand before the host. They are not repeated.
    #[error("an address must not hold a name or password (before the @); give the key on its own")]
    Secret,
    /// It cannot be read.
    #[error("'{0}' is no address of a host on the web")]
    Unreadable(String),
}

impl FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        let uri: Result<Uri, _> = text.parse();
        let authority = text.split_once("://").map_or(text, |(_, rest)| rest);
        if authority.split(['/', '?', '#']).next().is_some_and(|a| a.contains('@')) {
            return Err(AddressError::Secret);
        }
        let unreadable = || AddressError::Unreadable(text.to_owned());
        match uri.as_ref().map(Uri::scheme_str) {
            Ok(Some("http" | "https")) => {}
            Err(_) if text.starts_with("http://") || text.starts_with("https://") => return Err(unreadable()),
            _ => return Err(AddressError::Scheme(text.to_owned())),
        }
        let host = uri.ok().and_then(|uri| uri.host().map(str::to_owned)).filter(|host| !host.is_empty());
        host.ok_or_else(unreadable)?;
        let scheme = text.find("://").map_or(0, |at| at + 3);
        let origin = text[scheme..].find(['/', '?', '#']).map_or(text.len(), |at| scheme + at);
        Ok(Address { text: text.to_owned(), origin })
    }
}

impl Address {
    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The host, without the brackets of an address in numbers.
    pub fn host(&self) -> &str {
        let scheme = self.text.find("://").map_or(0, |at| at + 3);
        let authority = &self.text[scheme..self.origin];
        match authority.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((host, _)) => host,
            None => authority.split(':').next().unwrap_or(authority),
        }
    }

    /// The address without what follows its last slash.
    fn folder(&self) -> &str {
        let path = self.text[self.origin..].split(['?', '#']).next().unwrap_or_default();
        &self.text[..self.origin + path.rfind('/').map_or(0, |at| at + 1)]
    }

    /// Where a link on this address leads.
    ///
    /// # Errors
    /// [`AddressError`] where it leads to no address of HTTP.
    pub fn joined(&self, link: &str) -> Result<Address, AddressError> {
        let link = link.trim();
        let scheme = self.text.split(':').next().unwrap_or("https");
        let has_scheme = link.split(['/', '?', '#']).next().is_some_and(|head| head.contains(':'));
        if has_scheme {
            link.parse()
        } else if link.starts_with("//") {
            format!("{scheme}:{link}").parse()
        } else if link.starts_with('/') {
            format!("{}{link}", &self.text[..self.origin]).parse()
        } else {
            let folder = self.folder();
            let slash = if folder.len() == self.origin { "/" } else { "" };
            format!("{folder}{slash}{link}").parse()
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_address_of_http_is_refused() {
        for (text, said) in [
            ("ftp://example.org/", "must begin with http"),
            ("file:///etc/passwd", "must begin with http"),
            ("example.org", "must begin with http"),
            ("", "must begin with http"),
            ("http://", "no address"),
            ("http:///path", "no address"),
            ("http://a b/", "no address"),
            ("https://user:word@example.org/", "must not hold a name or password"),
        ] {
            let error = text.parse::<Address>().unwrap_err().to_string();
            assert!(error.contains(said), "{text}: {error}");
            assert!(!error.contains("word@"), "{text}: {error}");
        }
        assert!("http://[::1]:8080/v1".parse::<Address>().is_ok());
    }

    #[test]
    fn a_link_is_read_from_where_it_stands() {
        let here: Address = "http://example.org/a/b?c#d".parse().unwrap();
        for (link, there) in [
            ("https://other.org/x", "https://other.org/x"),
            ("//other.org/x", "http://other.org/x"),
            ("/x", "http://example.org/x"),
            ("x?y", "http://example.org/a/x?y"),
        ] {
            assert_eq!(here.joined(link).unwrap().as_str(), there, "{link}");
        }
        assert!(here.joined("file:///etc/passwd").is_err());
        assert_eq!("http://h".parse::<Address>().unwrap().joined("x").unwrap().as_str(), "http://h/x");
    }
}
