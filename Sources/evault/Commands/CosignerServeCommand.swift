import Cosigner
import CosignerServer
import Custody
import SelectiveDisclosure
import TerminalInterface
import TransparencyLog
import VaultFiles
import VaultKit

/// `evault cosigner serve`.
enum CosignerServeCommand {
  static let command = Command(
    CommandSpecification(
      ["cosigner", "serve"], "Answer requests for cosignatures over HTTP (C2SP tlog-witness), until interrupted.",
      options: [
        CosignerCommands.stateOption, .value("listen", nil, "ADDRESS:PORT", help: "where to listen (127.0.0.1:7380)"),
        .toggle("allow-remote", help: "listen where other machines can reach it"),
      ],
      details: """
        It speaks plain HTTP: put it behind a server that speaks TLS for others. It answers POST /add-checkpoint, and GET /HASH/checkpoint for those
        who watch, for the logs that the cosigner follows, and nothing else. The first line of its output says where it listens.
        """,
      example: "evault cosigner serve --listen 127.0.0.1:7380 --state cosigner")
  ) { session throws(UserError) in
    let text = try session.invocation.text("listen") ?? "127.0.0.1:7380"
    guard let address = ListeningAddress(text) else {
      throw UserError(
        .usage, "\(text) is no address in numbers with a port.", next: "For example: --listen 127.0.0.1:7380")
    }
    guard address.isLocal || session.invocation.has("allow-remote") else {
      throw UserError(
        .usage, "\(text) can be reached from other machines.", next: "If that is meant, add: --allow-remote")
    }
    let (key, state) = try CosignerCommands.open(session)
    // What is wrong with the state is better told now than to the first client.
    let logs = try CosignerCommands.run { () throws(CosignerError) in try state.logs() }
    for log in logs {
      if let warning = CosignerDisplay.futureWarning(log, .now) { StandardStream.message(warning) }
    }
    Process.noteInterrupts()
    let server: CosignerServer
    do throws(CosignerServer.Failure) {
      server = try CosignerServer(Cosigner(key: key, state: state), at: address) { notice in
        StandardStream.message(VisibleText.escape(notice))
      }
    } catch {
      throw UserError(
        .failed, "It cannot listen at \(text) (\(error.reason)).", safe: "Nothing was cosigned.",
        next: "Choose another port, or end what listens there: --listen 127.0.0.1:0 takes a free one.")
    }
    let url = "http://\(server.address)/"
    StandardStream.show(
      CommandResult(
        schema: "cosigner-serve", ["url": .string(url), "cosigner": .string(key.verifierKey.description)],
        text: "Cosigning as \(key.verifierKey.name) at \(url)\n"), asJSON: session.invocation.has("json"))
    server.run(until: { Process.isInterrupted })
    Process.exit(.done)
  }
}
