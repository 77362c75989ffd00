# Makes the good bundles that the kit is made from, in ./good, with the words of Tests/CommandLine/session; everything in them is invented.
#
#   good/NAME              bundles: matter (three exhibits, several signers, timestamps, cosignatures, certificates), plain, withheld, doubted,
#                          field, request and request-annex (a dossier's), volume, earlier
#   good/*.tar.age         sealed.tar.age, opened by good/given/key.txt
#   good/vault             the vault's log and rosters
#   good/identities        the invented members' keys: the kit signs what is well signed and wrong
#   good/authority, good/stranger   two invented authorities for certificates and timestamps
#   good/given             what an auditor has from elsewhere: fingerprint, policy, roots
# shellcheck disable=SC2154 # the session's words set them
# shellcheck disable=SC2317
good_member() { # ROLE LABEL
  expect_exit 0 evault identity new --no-passphrase -o "good/identities/$2.age"
  expect_exit 0 evault identity card --identity "good/identities/$2.age" -o "$2.card"
  expect_exit 0 evault identity show --identity "good/identities/$2.age" --json
  local card
  card="$(json "['fingerprint']")"
  expect_exit 0 evault member add "$2" --role "$1" --identity-card "$2.card" --fingerprint "$card"
}

# A certificate for a person: AUTHORITY NAME KEY… ; EXTENSIONS and DAYS may be set before.
good_certificate() {
  local key=(rsa:2048)
  [ $# -gt 2 ] && key=(ec -pkeyopt "ec_paramgen_curve:$3")
  openssl req -newkey "${key[@]}" -nodes -config "$1/tsa.cnf" -subj "/CN=$2 (invented)" -keyout "$1/$2.key" -out "$1/$2.csr" 2>>.openssl
  openssl x509 -req -in "$1/$2.csr" -CA "$1/root.pem" -CAkey "$1/root.key" -CAcreateserial -days 365 -out "$1/$2.pem" \
    -extfile <(printf '%s\n' "${extensions:-keyUsage=critical,digitalSignature,nonRepudiation}") 2>>.openssl
}

good_sign() { # AUTHORITY NAME BUNDLE
  openssl cms -sign -binary -cades -outform DER -in "$3/tagmanifest-sha256.txt" -signer "$1/$2.pem" -inkey "$1/$2.key" -out signature.p7s
  mv signature.p7s "$3/signatures/$(openssl x509 -in "$1/$2.pem" -outform DER | sha256sum | cut -c 1-64).p7s"
}

good_bundles() {
  local item second third key line volume dossier
  mkdir -p good/given good/identities
  the_matter
  echo "$fingerprint" >good/given/fingerprint
  cp "$XDG_CONFIG_HOME/evidencevault/identity.age" good/identities/custodian-1.age

  # A dossier's bundle, with its annex.
  expect_exit 0 evault dossier new --profile sanctions-us --json < <(printf '{"title": "Request about the Old Mill (invented)", "subjects": ["%s"], "addressee": "an office"}' "$(name verrik)")
  dossier="$(json "['dossier']")"
  expect_exit 0 evault dossier cite hr-abuse "$(name roster)#p. 1" "$(name transcript-1)" "$(name road)"
  printf '{"about": "%s", "marking": "open", "consents": []}' "$(name roster)" | expect_exit 0 evault record add item
  expect_exit 0 evault export --dossier "$dossier" -o good/request --recipient "an office" --purpose "sanctions request" --affirm no_death_penalty --affirm embedded-title --affirm embedded-comment --withhold source

  # What was made from something that stays.
  echo "The road, without the house (invented)." >redacted.txt
  printf '{"removed": [{"what": "a house", "why": "somebody lives there"}], "made_by": "counsel-1"}' >removed.json
  expect_exit 0 evault derive "$(name road)" redacted.txt --kind redaction --record removed.json --tool "by hand" --json
  item="$(json "['item']")"
  expect_exit 0 evault dossier new --profile sanctions-us --json < <(printf '{"title": "A redaction (invented)", "subjects": ["%s"]}' "$(name verrik)")
  dossier="$(json "['dossier']")"
  expect_exit 0 evault dossier cite --dossier "$dossier" hr-abuse "$item"
  expect_exit 0 evault export --dossier "$dossier" -o good/redacted --recipient "an office" --purpose "sanctions request" --withhold source

  # Three exhibits that several members had to do with.
  good_member counsel counsel-1
  good_member auditor auditor-1
  good_member counsel counsel-2
  printf 'A statement (invented): the gate was open at dusk.\n' >statement.txt
  printf 'A duty list (invented): two on watch.\n' >list.txt
  head -c 300000 /dev/zero | tr '\0' 'x' >plan.txt
  for file in statement list plan; do
    an_item "$file.txt" --identity "good/identities/counsel-1.age" --fingerprint "$fingerprint"
    echo "$file $item" >>names
  done
  expect_exit 0 evault get "$(name statement)" --purpose "reading" -o read.txt
  local told=(--recipient "an office" --purpose "a case (invented)" --also-signed-by counsel-1 --also-signed-by counsel-2 --disclose title --disclose name)
  local all=("$(name statement)" "$(name list)" "$(name plan)")
  expect_exit 0 evault export "${all[@]}" -o good/earlier "${told[@]}"
  an_authority authority
  an_authority stranger
  expect_exit 0 evault export "${all[@]}" -o good/plain "${told[@]}"
  expect_exit 0 evault export "${all[@]}" --withhold payload -o good/withheld "${told[@]}"

  # With timestamps over the log and over the signature, a cosigner's word, and a certificate.
  expect_exit 0 evault timestamp request -o log.tsq
  timestamp authority log.tsq log.tsr
  expect_exit 0 evault timestamp attach log.tsr --request log.tsq
  expect_exit 0 evault export "${all[@]}" -o good/matter "${told[@]}"
  for line in partner other; do
    expect_exit 0 evault cosigner new "$line.example/1" --state "$line" --no-passphrase --json
    key="$(json "['key']")"
    echo "witness $line $key" >>good/given/witnesses
    expect_exit 0 evault log keys -o "list-$line" --json
    expect_exit 0 evault cosigner follow "list-$line" --state "$line" --fingerprint "$fingerprint"
  done
  serve line evault cosigner serve --listen 127.0.0.1:0 --state partner
  expect_exit 0 evault log cosign --url "${line##* }" --cosigner "$(sed -n 's/^witness partner //p' good/given/witnesses)" --bundle good/matter
  (sed -n 1p good/given/witnesses && echo "quorum partner") >good/given/policy
  (cat good/given/witnesses && echo "group both all partner other" && echo "quorum both") >good/given/policy-of-two
  cat good/matter/custody/policy >good/given/policy-of-the-log
  good_certificate authority counsel P-256
  good_sign authority counsel good/matter
  expect_exit 0 evault timestamp request --bundle good/matter --signature "$(basename good/matter/signatures/*.sig .sig)" -o bundle.tsq
  timestamp authority bundle.tsq bundle.tsr
  expect_exit 0 evault timestamp attach bundle.tsr --bundle good/matter --request bundle.tsq
  cp authority/root.pem good/given/roots.pem
  cp stranger/root.pem good/given/other-roots.pem

  # Sealed, whole and in volumes.
  age-keygen -o good/given/key.txt 2>/dev/null
  age-keygen -o good/given/other-key.txt 2>/dev/null
  key="$(age-keygen -y good/given/key.txt)"
  expect_exit 0 evault export "${all[@]}" -o good/sealed.tar.age "${told[@]}" --to "$key"
  for volume in 1 2 3; do head -c 400000 /dev/urandom >"large-$volume" && an_item "large-$volume" --type document && echo "large-$volume $item" >>names; done
  expect_exit 0 evault export "$(name large-1)" "$(name large-2)" "$(name large-3)" -o volumes.tar.age --affirm not-inspected --recipient "an office" --purpose p --to "$key" --volume-size 1100k
  age -d -i good/given/key.txt volumes.1-of-*.tar.age | tar -xf - && mv bundle-*-1-of-* good/volume

  # What was recorded in the field, and came home.
  expect_exit 0 evault kit make -o kit --for investigator-3 --json
  key="$(json "['fingerprint']")"
  field() { env -u EVAULT_VAULT HOME="$PWD/field-home" XDG_CONFIG_HOME="$PWD/field-home/.config" XDG_STATE_HOME="$PWD/field-home/.local/state" evault "$@"; }
  mkdir field-home
  echo "What was seen from the bridge (invented)" >bridge.txt
  expect_exit 0 field start bridge.txt --kit kit --no-passphrase --fingerprint "$key" --type document --json
  second="$(json "['key']")" third="$(json "['items'][0]['item']")"
  expect_exit 0 field handoff offer -o offer --vault kit/field.vault
  expect_exit 0 evault handoff receive offer --fingerprint "$second"
  expect_exit 0 evault export "$third" -o good/field --recipient "an office" --purpose "a case (invented)"
  cp kit/identity.age good/identities/investigator-3.age

  # A member was suspended later, for what they recorded since then.
  expect_exit 0 evault member suspend counsel-1 --since 2020-01-01T00:00:00Z --reason "invented"
  expect_exit 0 evault export "$(name statement)" -o good/doubted --recipient "an office" --purpose "a case (invented)"
  mkdir -p good/vault
  cp -r case.vault/log case.vault/keys good/vault/
  cp -r authority stranger good/
  chmod -R u+w good
}
