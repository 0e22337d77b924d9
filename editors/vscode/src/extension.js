// Starts `placet lsp` and speaks to it; all that the editor shows comes from there.

'use strict';

const os = require('node:os');
const path = require('node:path');
const vscode = require('vscode');
const { LanguageClient, TransportKind } = require('vscode-languageclient/node');

/** @type {LanguageClient | undefined} */
let client;

/** The `placet` command, as the settings have it. */
function command() {
  const set = vscode.workspace.getConfiguration('placet').get('server.path') || 'placet';
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  return set.replace(/^~(?=[/\\])/, os.homedir()).replace(/^\$\{workspaceFolder\}(?=[/\\])/, () => path.join(folder));
}

async function start() {
  const server = { command: command(), args: ['lsp'], transport: TransportKind.stdio };
  client = new LanguageClient('placet', 'Placet', server, {
    documentSelector: [
      { language: 'placet', scheme: 'file' },
      { language: 'placet', scheme: 'untitled' },
      { pattern: '**/placet.toml', scheme: 'file' },
    ],
  });
  try {
    await client.start();
  } catch (error) {
    const open = 'Open the Settings';
    const why = error instanceof Error ? error.message : String(error);
    const message = `placet lsp could not be started (${why}). Is \`placet\` installed? It is looked for as \`${command()}\`.`;
    if ((await vscode.window.showErrorMessage(message, open)) === open) {
      await vscode.commands.executeCommand('workbench.action.openSettings', 'placet.server.path');
    }
  }
}

async function stop() {
  const running = client;
  client = undefined;
  if (running?.needsStop()) {
    await running.stop();
  }
  await running?.dispose();
}

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand('placet.restartServer', async () => {
      await stop();
      await start();
    }),
    vscode.commands.registerCommand('placet.showOutput', () => client?.outputChannel.show()),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration('placet.server.path')) {
        await stop();
        await start();
      }
    }),
  );
  await start();
}

module.exports = { activate, deactivate: stop };
