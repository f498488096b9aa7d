//! A real `PostgreSQL` server for one test program: started from Debian's packages at the first need, in a folder of its
//! own, and stopped with the program however that ends.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    sync::{
        Mutex, OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};

/// Makes and runs a server, obeys what it reads, and clears everything away when nobody writes to it any more.
///
/// The server refuses to run as root, so that root runs all of it as the user that the packages make.
const SCRIPT: &str = r#"
set -eu
folder=$1 port=$2
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
trap '"$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1; rm -rf "$folder"' EXIT
"$bin/initdb" -D "$folder/data" -U desk -A scram-sha-256 --pwfile=<(echo secret) -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
printf 'local all all trust\nhostssl certified all 127.0.0.1/32 cert\nhost all all 127.0.0.1/32 scram-sha-256\n' \
    >"$folder/data/pg_hba.conf"
printf '%s\n' "unix_socket_directories = '$folder'" "listen_addresses = '127.0.0.1'" "port = $port" 'fsync = off' \
    'deadlock_timeout = 100ms' >>"$folder/data/postgresql.conf"
if [ -e "$folder/server.key" ]; then
    printf '%s\n' 'ssl = on' "ssl_cert_file = '$folder/server.pem'" "ssl_key_file = '$folder/server.key'" \
        "ssl_ca_file = '$folder/client.pem'" >>"$folder/data/postgresql.conf"
fi
start() { "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w start >/dev/null || { cat "$folder/log"; exit 1; }; }
start
echo ready
while read -r order; do
    case $order in
        stop) "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null ;;
        start) start ;;
        freeze) kill -STOP $(head -1 "$folder/data/postmaster.pid") ;;
        *) "$bin/psql" -qAtX -h "$folder" -p "$port" -U desk -d postgres -c "$order" 2>&1 | tr '\n' '|' ;;
    esac
    echo done
done
"#;

/// A running server.
pub(crate) struct Server {
    folder: PathBuf,
    port: u16,
    pub(crate) certificate: String,
    /// Certificate and key with which `desk` gets into the database `certified`, without a password.
    pub(crate) identity: [String; 2],
    orders: Mutex<(ChildStdin, BufReader<ChildStdout>)>,
    stores: AtomicU32,
    _child: Child,
}

/// The server of this test program; `None` where it cannot be had, which is said.
pub(crate) fn server() -> Option<&'static Server> {
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    SERVER
        .get_or_init(|| match Server::start() {
            Ok(server) => Some(server),
            Err(reason) => {
                let name = env!("CARGO_CRATE_NAME");
                writeln!(std::io::stderr(), "left out of {name}: PostgreSQL, {reason}").expect("stderr is open");
                None
            }
        })
        .as_ref()
}

impl Server {
    /// Starts a server of its own.
    pub(crate) fn start() -> Result<Self, String> {
        if !PathBuf::from("/usr/lib/postgresql").is_dir() {
            return Err("which is not installed".to_owned());
        }
        let folder =
            tempfile::Builder::new().prefix("writethru-postgres-").tempdir().expect("a temporary folder").keep();
        let key = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
        std::fs::write(folder.join("server.pem"), key.cert.pem()).expect("a new file");
        std::fs::write(folder.join("server.key"), key.signing_key.serialize_pem()).expect("a new file");
        let mut desk = rcgen::CertificateParams::default();
        desk.distinguished_name.push(rcgen::DnType::CommonName, "desk");
        let desk_key = rcgen::KeyPair::generate().expect("a key");
        let desk = desk.self_signed(&desk_key).expect("a certificate");
        std::fs::write(folder.join("client.pem"), desk.pem()).expect("a new file");
        let identity = [desk.pem(), desk_key.serialize_pem()];
        // Another program may take the port before the server does; that is then said.
        let port = TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).expect("a free port").port();
        let is_root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.trim_ascii() == b"0");
        let mut command = if is_root {
            let owned = Command::new("chown").args(["-R", "postgres"]).arg(&folder).status();
            if !owned.is_ok_and(|status| status.success()) {
                return Err("whose user `postgres` is not there".to_owned());
            }
            let mut command = Command::new("setpriv");
            command.args(["--reuid=postgres", "--regid=postgres", "--init-groups", "bash"]);
            command
        } else {
            Command::new("bash")
        };
        let _ = Command::new("chmod").arg("600").arg(folder.join("server.key")).status();
        command.args(["-c", SCRIPT, "server"]).arg(&folder).arg(port.to_string()).current_dir("/");
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("which does not start: {error}"))?;
        let (orders, answers) = (child.stdin.take().expect("a pipe"), child.stdout.take().expect("a pipe"));
        let mut answers = BufReader::new(answers);
        let mut answer = String::new();
        answers.read_line(&mut answer).expect("an answer");
        if answer != "ready\n" {
            return Err(format!("which does not start: {answer}"));
        }
        let (orders, stores) = (Mutex::new((orders, answers)), AtomicU32::new(0));
        Ok(Self { folder, port, certificate: key.cert.pem(), identity, orders, stores, _child: child })
    }

    /// The address of a store that nobody else uses.
    pub(crate) fn new_store(&self) -> String {
        let number = self.stores.fetch_add(1, Ordering::Relaxed);
        let (folder, port) = (self.folder.display(), self.port);
        format!("postgres:///postgres?host={folder}&port={port}&user=desk&schema=store{number}")
    }

    /// The same server by its port, where it asks for the password `secret`.
    pub(crate) fn by_port(&self, user: &str, settings: &str) -> String {
        format!("postgres://{user}@localhost:{}/postgres?hostaddr=127.0.0.1&{settings}", self.port)
    }

    /// The database that asks for a certificate.
    pub(crate) fn certified(&self, settings: &str) -> String {
        self.by_port("desk", settings).replace("/postgres?", "/certified?")
    }

    /// A bare connection to its port.
    pub(crate) fn connect(&self) -> TcpStream {
        TcpStream::connect(("127.0.0.1", self.port)).expect("the server listens")
    }

    /// Tells the server to `stop` at once, as in a crash, to `start`, or to run a statement; gives the answer.
    pub(crate) fn order(&self, order: &str) -> String {
        let (orders, answers) = &mut *self.orders.lock().expect("no test fails while it holds the server");
        writeln!(orders, "{}", order.replace('\n', " ")).expect("the server obeys");
        let mut answer = String::new();
        answers.read_line(&mut answer).expect("the server answers");
        answer.trim_end().trim_end_matches("done").trim_end_matches('|').to_owned()
    }
}
