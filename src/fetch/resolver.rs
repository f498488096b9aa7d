//! Finds the addresses of a host for the connection that is about to be made, and lets only fitting ones through: the
//! name cannot mean another address a moment later.

use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::address::Guard;

#[derive(Debug)]
pub(super) struct GuardedResolver {
    pub(super) guard: Arc<Guard>,
}

impl Resolve for GuardedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let guard = Arc::clone(&self.guard);
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let addresses: Vec<IpAddr> = found.map(|address| address.ip()).collect();
            let chosen = guard.choose(name.as_str(), addresses.into_iter())?;
            let addresses: Addrs = Box::new(chosen.into_iter().map(|address| SocketAddr::new(address, 0)));
            Ok(addresses)
        })
    }
}
