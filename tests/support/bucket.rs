//! A real server of the S3 protocol for one test program: `moto`, which checks signatures, started at the first need and
//! stopped with the program however that ends.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    path::PathBuf,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    sync::{
        Mutex, OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};

/// Runs a server with the bucket `news`, tells its port and keys, and obeys what it reads.
const SCRIPT: &str = r#"
import json, logging, sys, urllib.request
import boto3
from moto.server import ThreadedMotoServer

logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
host, port = server.get_host_and_port()
address = f"http://{host}:{port}"
def client(name, **keys):
    return boto3.client(name, endpoint_url=address, region_name="us-east-1", **keys)
some = dict(aws_access_key_id="some", aws_secret_access_key="key")
client("s3", **some).create_bucket(Bucket="news")
iam = client("iam", **some)
iam.create_user(UserName="desk")
rights = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}
iam.put_user_policy(UserName="desk", PolicyName="all", PolicyDocument=json.dumps(rights))
key = iam.create_access_key(UserName="desk")["AccessKey"]
plain = {"Content-Type": "text/plain"}
urllib.request.urlopen(urllib.request.Request(address + "/moto-api/reset-auth", b"0", plain))
s3 = client("s3", aws_access_key_id=key["AccessKeyId"], aws_secret_access_key=key["SecretAccessKey"])
print(address, key["AccessKeyId"], key["SecretAccessKey"], flush=True)
for line in sys.stdin:
    order, prefix, *rest = line.split()
    keys = [found["Key"] for found in s3.list_objects_v2(Bucket="news", Prefix=prefix).get("Contents", [])]
    if order == "spoil":
        for key in keys: s3.put_object(Bucket="news", Key=key, Body=rest[0].encode())
    if order == "delete":
        for key in keys: s3.delete_object(Bucket="news", Key=key)
    print(" ".join(keys), flush=True)
server.stop()
"#;

/// A running server.
pub(crate) struct BucketServer {
    /// What the environment of a program must say for it to get in.
    pub(crate) variables: Vec<(&'static str, String)>,
    orders: Mutex<(ChildStdin, BufReader<ChildStdout>)>,
    prefixes: AtomicU32,
    _child: Child,
}

/// The server of this test program; `None` where it cannot be had, which is said.
pub(crate) fn server() -> Option<&'static BucketServer> {
    static SERVER: OnceLock<Option<BucketServer>> = OnceLock::new();
    SERVER
        .get_or_init(|| match BucketServer::start() {
            Ok(server) => Some(server),
            Err(reason) => {
                let name = env!("CARGO_CRATE_NAME");
                writeln!(std::io::stderr(), "left out of {name}: pages in a bucket, {reason}").expect("stderr is open");
                None
            }
        })
        .as_ref()
}

impl BucketServer {
    fn start() -> Result<Self, String> {
        let python = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/tools/bin/python");
        let mut command = Command::new(python);
        command.args(["-c", SCRIPT]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(|_| "Python's `moto` is not installed".to_owned())?;
        let (orders, answers) = (child.stdin.take().expect("a pipe"), child.stdout.take().expect("a pipe"));
        let mut answers = BufReader::new(answers);
        let mut answer = String::new();
        answers.read_line(&mut answer).expect("an answer");
        let words: Vec<&str> = answer.split_whitespace().collect();
        let [address, id, secret] = words[..] else { return Err("Python's `moto` does not start".to_owned()) };
        let variables = [
            ("AWS_ENDPOINT_URL", address),
            ("AWS_ACCESS_KEY_ID", id),
            ("AWS_SECRET_ACCESS_KEY", secret),
            ("AWS_REGION", "us-east-1"),
        ];
        Ok(Self {
            variables: variables.map(|(name, value)| (name, value.to_owned())).to_vec(),
            orders: Mutex::new((orders, answers)),
            prefixes: AtomicU32::new(0),
            _child: child,
        })
    }

    /// A place in the bucket that nobody else uses.
    pub(crate) fn new_place(&self) -> String {
        format!("s3://news/store{}", self.prefixes.fetch_add(1, Ordering::Relaxed))
    }

    /// Does something (`list`, `spoil`, `delete`) with all objects below a place; gives the names of those that were there.
    pub(crate) fn order(&self, order: &str, place: &str) -> Vec<String> {
        let (orders, answers) = &mut *self.orders.lock().expect("no test fails while it holds the server");
        let prefix = place.trim_start_matches("s3://news/");
        writeln!(orders, "{order} {prefix}/ spoilt").expect("the server obeys");
        let mut answer = String::new();
        answers.read_line(&mut answer).expect("the server answers");
        answer.split_whitespace().map(str::to_owned).collect()
    }
}
