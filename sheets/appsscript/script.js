// Edits closer together than this many seconds are reported together: at once,
// and once more when the burst is over. Google allows 20,000 requests a day.
const RUBRIC_GAP = 10;

// How often a report that the service could not take is repeated.
const RUBRIC_TRIES = 5;

/**
 * Connects this spreadsheet: run it once.
 *
 * @OnlyCurrentDoc
 */
function setUpRubric() {
  const book = SpreadsheetApp.getActive();
  if (!book) {
    throw new Error(RUBRIC.messages.notBound);
  }
  removeTriggers_(['rubricOnEdit', 'rubricOnChange', 'rubricLater']);
  const failure = send_('setup');
  if (failure) {
    throw new Error(failure.message);
  }
  // Simple triggers may not make requests; installed ones may.
  ScriptApp.newTrigger('rubricOnEdit').forSpreadsheet(book).onEdit().create();
  ScriptApp.newTrigger('rubricOnChange').forSpreadsheet(book).onChange().create();
  book.toast(RUBRIC.messages.connected, RUBRIC.messages.title, 10);
}

/** Disconnects this spreadsheet. */
function removeRubric() {
  removeTriggers_(['rubricOnEdit', 'rubricOnChange', 'rubricLater']);
  const book = SpreadsheetApp.getActive();
  if (book) {
    book.toast(RUBRIC.messages.removed, RUBRIC.messages.title, 10);
  }
}

/** Runs when somebody edits cells. */
function rubricOnEdit(event) {
  if (event && event.range && isOurs_(event.range)) {
    return;
  }
  report_('edit');
}

/**
 * Runs when somebody changes anything else: rows, columns, tabs, formats (which
 * make a number a date). Of cells rubricOnEdit knows more: whose they are.
 */
function rubricOnChange(event) {
  if (event && event.changeType === 'EDIT') {
    return;
  }
  report_('change');
}

/** Runs when a burst of edits is over, or to repeat a report. */
function rubricLater() {
  const lock = LockService.getScriptLock();
  const locked = lock.tryLock(5000);
  try {
    removeTriggers_(['rubricLater']);
    const cache = CacheService.getScriptCache();
    cache.remove('rubric.later'); // from here on edits ask for another report
    cache.put('rubric.sent', '1', RUBRIC_GAP);
  } finally {
    if (locked) {
      lock.releaseLock();
    }
  }
  deliver_('later');
}

function report_(cause) {
  if (isItsTurn_()) {
    deliver_(cause);
  }
}

// isItsTurn_ says whether to report now; otherwise a report is under way that
// will cover the edit. One report too many does no harm, one too few does: in
// doubt the answer is yes.
function isItsTurn_() {
  const lock = LockService.getScriptLock();
  if (!lock.tryLock(5000)) {
    return true;
  }
  try {
    const cache = CacheService.getScriptCache();
    if (cache.get('rubric.sent')) {
      return !later_(cache);
    }
    cache.put('rubric.sent', '1', RUBRIC_GAP);
    return true;
  } finally {
    lock.releaseLock();
  }
}

// later_ makes sure that rubricLater will run. Google runs such triggers with an
// accuracy of a minute or so.
function later_(cache) {
  if (cache.get('rubric.later')) {
    return true;
  }
  try {
    ScriptApp.newTrigger('rubricLater').timeBased().after(RUBRIC_GAP * 1000).create();
  } catch (error) { // there are at most 20 triggers
    return false;
  }
  cache.put('rubric.later', '1', 600); // should Google forget it, so do we
  return true;
}

function deliver_(cause) {
  const cache = CacheService.getScriptCache();
  const failure = send_(cause);
  if (!failure) {
    cache.remove('rubric.tries');
    return;
  }
  const tries = Number(cache.get('rubric.tries') || 0) + 1;
  if (failure.again && tries < RUBRIC_TRIES && later_(cache)) {
    cache.put('rubric.tries', String(tries), 3600);
    return;
  }
  cache.remove('rubric.tries');
  throw new Error(failure.message); // Google mails it to whoever ran setUpRubric
}

// send_ makes a signed request and returns null, or what went wrong.
function send_(cause) {
  const id = 'msg_' + Utilities.getUuid();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const body = JSON.stringify({ type: 'spreadsheet.changed', data: { cause: cause } });
  let code;
  try {
    code = UrlFetchApp.fetch(RUBRIC.url, {
      method: 'post',
      contentType: 'application/json',
      headers: {
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': sign_(id, timestamp, body),
      },
      payload: body,
      followRedirects: false,
      muteHttpExceptions: true,
    }).getResponseCode();
  } catch (error) {
    return { again: true, message: RUBRIC.messages.unreachable };
  }
  if (code >= 200 && code < 300) {
    return null;
  }
  if (code === 408 || code === 429 || code >= 500) {
    return { again: true, message: RUBRIC.messages.unreachable };
  }
  if (code === 401) {
    return { again: false, message: RUBRIC.messages.refused };
  }
  if (code === 404) {
    return { again: false, message: RUBRIC.messages.unknown };
  }
  return { again: false, message: RUBRIC.messages.odd + code };
}

// sign_ signs as Standard Webhooks say: HMAC-SHA256 over id.timestamp.body with
// the decoded bytes of the secret.
function sign_(id, timestamp, body) {
  const key = Utilities.base64Decode(RUBRIC.secret.replace(/^whsec_/, ''));
  const content = Utilities.newBlob(id + '.' + timestamp + '.' + body).getBytes();
  return 'v1,' + Utilities.base64Encode(Utilities.computeHmacSha256Signature(content, key));
}

// isOurs_ says whether cells are all of Rubric's own columns or tabs. It knows
// them by metadata, for people rename columns and tabs and copy them.
function isOurs_(range) {
  try {
    const sheet = range.getSheet();
    const tab = sheet.getDeveloperMetadata().some(function (m) {
      // The second word is the id of the tab it was made for: a copy has another.
      return m.getKey() === RUBRIC.tabKey && String(m.getValue()).split(' ')[1] === String(sheet.getSheetId());
    });
    if (tab) {
      return true;
    }
    const ours = {};
    sheet.createDeveloperMetadataFinder().withKey(RUBRIC.columnKey).find().forEach(function (m) {
      const column = m.getLocation().getColumn();
      if (column) {
        ours[column.getColumn()] = true;
      }
    });
    for (let column = range.getColumn(); column <= range.getLastColumn(); column++) {
      if (!ours[column]) {
        return false;
      }
    }
    return true;
  } catch (error) {
    return false;
  }
}

function removeTriggers_(handlers) {
  ScriptApp.getProjectTriggers().forEach(function (trigger) {
    if (handlers.indexOf(trigger.getHandlerFunction()) >= 0) {
      ScriptApp.deleteTrigger(trigger);
    }
  });
}
