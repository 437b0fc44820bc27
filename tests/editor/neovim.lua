-- A session of Neovim with the language server, without a screen: the settings of editors/README.md for Neovim 0.8 to 0.10 (0.7 has the same
-- functions but for the search for the site's folder), then what an author does. Each step prints a line; the trial compares them.
local site, program = vim.env.SITE, vim.env.PROGRAM
local function say(...)
  io.stdout:write(table.concat({ ... }, " ") .. "\n")
end
local function wait(what, done)
  if not vim.wait(120000, done, 20) then
    say("waited in vain for " .. what)
    vim.cmd("cquit 1")
  end
end

local found = {}
vim.lsp.handlers["textDocument/publishDiagnostics"] = function(_, result)
  found[vim.uri_to_fname(result.uri)] = result.diagnostics
end
local file = site .. "/content/projects/lake.md"
vim.cmd("edit " .. file)
local client = vim.lsp.start_client({ name = "statebook", cmd = { program, "lsp" }, root_dir = site, cmd_cwd = site })
vim.lsp.buf_attach_client(0, client)
wait("the server", function()
  local known = vim.lsp.get_client_by_id(client)
  return known and known.initialized
end)

local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 120000)
  local answer = answers and answers[client]
  if not answer or answer.err then
    say(method .. " fails: " .. vim.inspect(answer))
    vim.cmd("cquit 1")
  end
  return answer.result
end
local function at(line, text)
  local written = vim.api.nvim_buf_get_lines(0, line - 1, line, true)[1]
  vim.api.nvim_win_set_cursor(0, { line, (written:find(text, 1, true)) - 1 + #text })
  return vim.lsp.util.make_position_params(0, "utf-16")
end

-- Diagnostics, while the file is as it was left.
wait("a diagnostic", function()
  return found[file] and #found[file] > 0
end)
say("diagnostic", found[file][1].code, "line " .. found[file][1].range.start.line + 1)

-- A code action mends it.
local range = found[file][1].range
local actions = ask("textDocument/codeAction", {
  textDocument = vim.lsp.util.make_text_document_params(0),
  range = range,
  context = { diagnostics = found[file] },
})
vim.lsp.util.apply_workspace_edit(actions[1].edit, "utf-16")
say("action", vim.api.nvim_buf_get_lines(0, range.start.line, range.start.line + 1, true)[1])
wait("no diagnostic", function()
  return #found[file] == 0
end)
say("mended")

-- Completion of an entry by its title, behind signs of two and three bytes.
vim.api.nvim_buf_set_lines(0, -1, -1, true, { "日本 – see [[first sup " })
local last = vim.api.nvim_buf_line_count(0)
local items = ask("textDocument/completion", at(last, "[[first sup"))
say("completion", items.items[1].label, items.items[1].detail)
vim.lsp.util.apply_text_edits({ items.items[1].textEdit }, 0, "utf-16")
local line = vim.api.nvim_buf_get_lines(0, last - 1, last, true)[1]:gsub(" $", "]]")
vim.api.nvim_buf_set_lines(0, last - 1, last, true, { line })
say("written", vim.api.nvim_buf_get_lines(0, last - 1, last, true)[1])
vim.cmd("silent write")

-- Another name for the file, from within another that names it.
local params = at(last, "first-sup")
params.newName = "great-supplier"
local changes = ask("textDocument/rename", params)
vim.lsp.util.apply_workspace_edit(changes, "utf-16")
vim.cmd("silent wall")
say("renamed", vim.fn.readfile(file)[last])
say("there", tostring(vim.fn.filereadable(site .. "/content/organisations/great-supplier.md")), tostring(vim.fn.filereadable(site .. "/content/organisations/first-supplier.md")))
vim.lsp.stop_client(client)
vim.cmd("qall!")
