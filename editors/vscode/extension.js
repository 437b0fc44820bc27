// Starts `statebook lsp` for the folder with a site.toml, and nothing more: all that is known is known by the server.
const path = require("path");
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

async function activate() {
  const [site] = await vscode.workspace.findFiles("**/site.toml", "**/{node_modules,target,public}/**", 1);
  if (!site) return;
  const command = vscode.workspace.getConfiguration("statebook").get("command");
  const root = path.dirname(site.fsPath);
  const below = new vscode.RelativePattern(root, "**/*.{md,toml}");
  client = new LanguageClient(
    "statebook",
    "Statebook",
    { command, args: ["lsp"], options: { cwd: root } },
    {
      documentSelector: [
        { scheme: "file", language: "markdown", pattern: `${root}/content/**` },
        { scheme: "file", pattern: `${root}/**/*.toml` },
      ],
      synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher(below) },
    },
  );
  await client.start();
}

function deactivate() {
  return client && client.stop();
}

module.exports = { activate, deactivate };
