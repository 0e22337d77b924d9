-- Drives `placet lsp` as an author's Neovim does, on a copy of Maestra's policy. Writes what it saw to a file, one line
-- each, and leaves with an error where something does not come.

local placet, file, report = vim.env.PLACET, vim.env.POLICY_FILE, vim.env.REPORT
local lines = {}

local function say(name, value)
    table.insert(lines, name .. ': ' .. tostring(value):gsub('\n', ' | '))
end

local function finish(code)
    local out = io.open(report, 'w')
    out:write(table.concat(lines, '\n') .. '\n')
    out:close()
    for _, client in pairs(vim.lsp.get_active_clients()) do client.stop() end
    vim.wait(5000, function() return next(vim.lsp.get_active_clients()) == nil end, 10)
    vim.cmd(code == 0 and 'qall!' or 'cquit!')
end

local function wait(what, condition)
    if not vim.wait(30000, condition, 5) then
        say('never came', what)
        finish(1)
    end
end

local function milliseconds(since)
    return math.floor((vim.loop.hrtime() - since) / 1e6)
end

local ok, problem = pcall(function()
    vim.cmd('edit ' .. vim.fn.fnameescape(file))
    local buffer = vim.api.nvim_get_current_buf()
    local started = vim.loop.hrtime()
    local id = vim.lsp.start_client({
        name = 'placet',
        cmd = { placet, 'lsp', '--stdio', '--stdio' },
        root_dir = vim.fn.fnamemodify(file, ':h'),
    })
    vim.lsp.buf_attach_client(buffer, id)
    local client = vim.lsp.get_client_by_id(id)
    wait('the start', function() return client.initialized end)
    say('started', client.initialized)
    say('start took', milliseconds(started))

    local namespace = vim.lsp.diagnostic.get_namespace(id)
    local function diagnostics() return vim.diagnostic.get(buffer, { namespace = namespace }) end
    local function find(words)
        for row, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
            local column = line:find(words, 1, true)
            if column then return row - 1, column - 1, line end
        end
        error('the file has no ' .. words)
    end
    local function ask(method, words, skip)
        local row, column = find(words)
        local params = {
            textDocument = vim.lsp.util.make_text_document_params(buffer),
            position = { line = row, character = column + (skip or 0) },
        }
        local answers = vim.lsp.buf_request_sync(buffer, method, params, 30000)
        local answer = answers and answers[id]
        if not answer or answer.err then error(method .. ': ' .. vim.inspect(answer)) end
        return answer.result
    end

    -- Words that mean nothing are underlined, and no more once they are mended.
    local row, column, line = find('view_actions')
    local typed = vim.loop.hrtime()
    vim.api.nvim_buf_set_text(buffer, row, column, row, column + #'view_actions', { 'view_action' })
    wait('a diagnostic', function() return #diagnostics() > 0 end)
    say('diagnostic took', milliseconds(typed))
    local first = diagnostics()[1]
    say('diagnostic', first.message)
    say('underlined', vim.api.nvim_buf_get_lines(buffer, first.lnum, first.lnum + 1, false)[1]:sub(first.col + 1, first.end_col))
    vim.api.nvim_buf_set_lines(buffer, row, row + 1, false, { line })
    wait('the end of the diagnostic', function() return #diagnostics() == 0 end)
    say('mended', true)

    local hover = ask('textDocument/hover', 'export_actions')
    say('hover', hover.contents.value)

    local definitions = ask('textDocument/definition', 'export_actions')
    local place = definitions[1]
    local declared = vim.fn.readfile(vim.uri_to_fname(place.uri))[place.range.start.line + 1]
    say('definition', vim.fn.fnamemodify(vim.uri_to_fname(place.uri), ':t') .. ': ' .. vim.trim(declared))

    local action = ask('textDocument/definition', 'customer_profile.cancel_an_order', #'customer_profile.can')[1]
    declared = vim.fn.readfile(vim.uri_to_fname(action.uri))[action.range.start.line + 1]
    say('action', vim.fn.fnamemodify(vim.uri_to_fname(action.uri), ':t') .. ': ' .. vim.trim(declared))
end)
if not ok then
    say('error', problem)
end
finish(ok and 0 or 1)
