//! Which network addresses a publisher can have: everything that only means something inside a network, a machine or a
//! document is refused, so that no page, feed or redirect makes the program speak to its own surroundings.
//!
//! The ranges are those of the IANA registries of special-purpose addresses (RFC 6890 and its successors).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use reqwest::Url;

use super::error::FetchError;

/// Why an address is no publisher's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressKind {
    /// This machine.
    Loopback,
    /// A private network.
    Private,
    /// The same cable; clouds keep their machines' secrets there.
    LinkLocal,
    /// A provider's network behind its own translation (RFC 6598).
    CarrierGrade,
    /// The metadata service of a cloud.
    Metadata,
    /// Many receivers.
    Multicast,
    /// No address, or this network.
    Unspecified,
    /// Kept for documents, tests, protocols or the future.
    Reserved,
}

impl AddressKind {
    /// The kind in words, as in `a loopback address`.
    pub fn words(self) -> &'static str {
        match self {
            Self::Loopback => "a loopback address",
            Self::Private => "a private address",
            Self::LinkLocal => "a link-local address",
            Self::CarrierGrade => "an address inside a provider's network",
            Self::Metadata => "a cloud's metadata service",
            Self::Multicast => "a multicast address",
            Self::Unspecified => "no address of a host",
            Self::Reserved => "a reserved address",
        }
    }
}

/// The address of Azure's metadata service, which stands in a public range.
const AZURE_METADATA: Ipv4Addr = Ipv4Addr::new(168, 63, 129, 16);

/// The kind of an address that is no publisher's; `None` for every public one.
pub(crate) fn special_kind(address: IpAddr) -> Option<AddressKind> {
    match address {
        IpAddr::V4(address) => special_kind_v4(address),
        IpAddr::V6(address) => special_kind_v6(address),
    }
}

fn special_kind_v4(address: Ipv4Addr) -> Option<AddressKind> {
    Some(match address.octets() {
        [0, ..] => AddressKind::Unspecified,
        [127, ..] => AddressKind::Loopback,
        [10, ..] | [172, 16..=31, ..] | [192, 168, ..] => AddressKind::Private,
        [169, 254, ..] => AddressKind::LinkLocal,
        [100, 64..=127, ..] => AddressKind::CarrierGrade,
        [224..=239, ..] => AddressKind::Multicast,
        [240..=255, ..]
        | [192, 0, 0 | 2, _]
        | [192, 88, 99, _]
        | [198, 18 | 19, ..]
        | [198, 51, 100, _]
        | [203, 0, 113, _] => AddressKind::Reserved,
        _ if address == AZURE_METADATA => AddressKind::Metadata,
        _ => return None,
    })
}

fn special_kind_v6(address: Ipv6Addr) -> Option<AddressKind> {
    Some(match address.segments() {
        [0, 0, 0, 0, 0, 0, 0, 0] => AddressKind::Unspecified,
        [0, 0, 0, 0, 0, 0, 0, 1] => AddressKind::Loopback,
        // IPv4 written as IPv6: compatible, mapped, translated (RFC 4291, 6052) and 6to4 (RFC 3056).
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => {
            return special_kind_v4(Ipv4Addr::from(u32::from(high) << 16 | u32::from(low)));
        }
        // The metadata service of Amazon.
        [0xfd00, 0xec2, ..] => AddressKind::Metadata,
        [0xfc00..=0xfdff, ..] => AddressKind::Private,
        [0xfe80..=0xfeff, ..] => AddressKind::LinkLocal,
        [0xff00..=0xffff, ..] => AddressKind::Multicast,
        [0x2001, 0..=0x1ff | 0xdb8, ..] | [0x3fff, ..=0xfff, ..] => AddressKind::Reserved,
        [0x2000..=0x3fff, ..] => return None,
        _ => AddressKind::Reserved,
    })
}

/// Says which hosts may be spoken to.
#[derive(Debug, Clone, Default)]
pub(super) struct Guard {
    allowed: Vec<String>,
}

/// A name all of whose addresses are refused; travels through the client's errors.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("{address} is {}", kind.words())]
pub(super) struct Refusal {
    pub(super) address: IpAddr,
    pub(super) kind: AddressKind,
}

impl Guard {
    /// A guard that lets these hosts be wherever they are.
    pub(super) fn new<'a>(allowed: impl Iterator<Item = &'a str>) -> Self {
        Self { allowed: allowed.map(bare_host).collect() }
    }

    /// Checks an address before anything is sent: its scheme, and its host where that is a literal address. What a name
    /// leads to is checked by [`Guard::choose`] at the moment of connecting, when it can no longer change.
    pub(super) fn admit(&self, url: &Url) -> Result<(), FetchError> {
        let named = || url.as_str().to_owned();
        let Some(host) = url.host_str().filter(|_| matches!(url.scheme(), "http" | "https")) else {
            return Err(FetchError::Scheme { url: named() });
        };
        let literal = bare_host(host).parse::<IpAddr>().ok();
        match literal.and_then(|address| self.choose(host, [address].into_iter()).err()) {
            Some(Refusal { address, kind }) => Err(FetchError::Refused { url: named(), address, kind }),
            None => Ok(()),
        }
    }

    /// The addresses of a host that may be connected to.
    pub(super) fn choose(&self, host: &str, addresses: impl Iterator<Item = IpAddr>) -> Result<Vec<IpAddr>, Refusal> {
        let is_allowed = self.allowed.contains(&bare_host(host));
        let mut refusal = None;
        let mut chosen = Vec::new();
        for address in addresses {
            match special_kind(address).filter(|_| !is_allowed) {
                Some(kind) => refusal = Some(Refusal { address, kind }),
                None => chosen.push(address),
            }
        }
        match refusal {
            Some(refusal) if chosen.is_empty() => Err(refusal),
            _ => Ok(chosen),
        }
    }
}

/// A host in lower case, without the brackets of IPv6 and the dot of the root.
fn bare_host(host: &str) -> String {
    host.trim_start_matches('[').trim_end_matches(']').trim_end_matches('.').to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_public_internet_are_a_publishers() {
        use AddressKind::{CarrierGrade, LinkLocal, Loopback, Metadata, Multicast, Private, Reserved, Unspecified};
        let table = [
            ("8.8.8.8", None),
            ("151.101.0.81", None),
            ("172.32.0.1", None),
            ("100.128.0.1", None),
            ("127.0.0.1", Some(Loopback)),
            ("127.255.1.2", Some(Loopback)),
            ("0.0.0.0", Some(Unspecified)),
            ("0.1.2.3", Some(Unspecified)),
            ("10.1.2.3", Some(Private)),
            ("172.16.0.1", Some(Private)),
            ("172.31.255.255", Some(Private)),
            ("192.168.1.1", Some(Private)),
            ("169.254.169.254", Some(LinkLocal)),
            ("100.64.0.1", Some(CarrierGrade)),
            ("100.127.255.254", Some(CarrierGrade)),
            ("168.63.129.16", Some(Metadata)),
            ("224.0.0.1", Some(Multicast)),
            ("255.255.255.255", Some(Reserved)),
            ("192.0.2.1", Some(Reserved)),
            ("198.18.0.1", Some(Reserved)),
            ("2606:4700::6810:84e5", None),
            ("2a00:1450:4009::200e", None),
            ("::", Some(Unspecified)),
            ("::1", Some(Loopback)),
            ("::ffff:127.0.0.1", Some(Loopback)),
            ("::ffff:8.8.8.8", None),
            ("::7f00:1", Some(Loopback)),
            ("64:ff9b::10.0.0.1", Some(Private)),
            ("64:ff9b::808:808", None),
            ("64:ff9b:1::1", Some(Reserved)),
            ("2002:7f00:1::", Some(Loopback)),
            ("2001::1", Some(Reserved)),
            ("2001:db8::1", Some(Reserved)),
            ("3fff:1::", Some(Reserved)),
            ("fc00::1", Some(Private)),
            ("fd00:ec2::254", Some(Metadata)),
            ("fe80::1", Some(LinkLocal)),
            ("fec0::1", Some(LinkLocal)),
            ("ff02::1", Some(Multicast)),
            ("100::1", Some(Reserved)),
        ];
        for (address, expected) in table {
            assert_eq!(special_kind(address.parse().unwrap()), expected, "{address}");
        }
    }

    #[test]
    fn literal_addresses_are_refused_in_every_spelling() {
        let refused = [
            "http://127.0.0.1/",
            "http://2130706433/",
            "http://0x7f.1/",
            "http://[::1]:8080/",
            "http://[::ffff:10.0.0.1]/",
            "http://169.254.169.254/latest/meta-data/",
        ];
        for url in refused {
            let outcome = Guard::default().admit(&url.parse().unwrap());
            assert!(matches!(outcome, Err(FetchError::Refused { .. })), "{url}: {outcome:?}");
        }
        for url in ["file:///etc/passwd", "ftp://news.example/", "data:text/html,x"] {
            let outcome = Guard::default().admit(&url.parse().unwrap());
            assert!(matches!(outcome, Err(FetchError::Scheme { .. })), "{url}: {outcome:?}");
        }
        assert!(Guard::default().admit(&"https://news.example/".parse().unwrap()).is_ok());
    }

    #[test]
    fn an_allowed_host_may_be_anywhere_and_no_other() {
        let guard = Guard::new(["Intranet.Example", "[::1]"].into_iter());
        let private = "10.0.0.1".parse().unwrap();
        assert!(guard.choose("intranet.example.", [private].into_iter()).is_ok());
        assert!(guard.choose("news.example", [private].into_iter()).is_err());
        assert!(guard.admit(&"http://[::1]/".parse().unwrap()).is_ok());
        assert!(guard.admit(&"http://127.0.0.1/".parse().unwrap()).is_err());
    }

    #[test]
    fn of_a_mixed_answer_only_public_addresses_are_used() {
        let addresses: Vec<IpAddr> = ["10.0.0.1", "8.8.8.8"].map(|address| address.parse().unwrap()).to_vec();
        assert_eq!(Guard::default().choose("news.example", addresses.clone().into_iter()).unwrap(), addresses[1..]);
    }
}
