// What the script uses of Google's services, as Google documents it
// (https://developers.google.com/apps-script/reference). Bytes are signed, as
// there. The test puts the script after this and a scenario after the script.
'use strict';
const crypto = require('crypto');

const google = { now: 1700000000000, requests: [], triggers: [], toasts: [], log: [], code: 202, cache: {}, locked: false, bound: true, full: false };

const unsigned = (bytes) => Buffer.from(bytes.map((b) => b & 0xff));
const signed = (buffer) => Array.from(buffer, (b) => (b > 127 ? b - 256 : b));

Date.now = () => google.now;

const Utilities = {
  getUuid: () => crypto.randomUUID(),
  base64Decode: (text) => signed(Buffer.from(text, 'base64')),
  base64Encode: (bytes) => unsigned(bytes).toString('base64'),
  newBlob: (text) => ({ getBytes: () => signed(Buffer.from(text, 'utf8')) }),
  computeHmacSha256Signature: (value, key) => {
    if (!Array.isArray(value) || !Array.isArray(key)) {
      throw new Error('The parameters do not match the method signature.');
    }
    return signed(crypto.createHmac('sha256', unsigned(key)).update(unsigned(value)).digest());
  },
};

const UrlFetchApp = {
  fetch: (url, options) => {
    if (google.code === 0) {
      throw new Error('DNS error: ' + url);
    }
    google.requests.push({ url: url, method: options.method, type: options.contentType, headers: options.headers, body: options.payload, at: google.now / 1000 });
    return { getResponseCode: () => google.code };
  },
};

class Trigger {
  constructor(handler) { this.handler = handler; }
  forSpreadsheet() { return this; }
  onEdit() { this.on = 'edit'; return this; }
  onChange() { this.on = 'change'; return this; }
  timeBased() { return this; }
  after(ms) { this.on = 'time'; this.at = google.now + ms; return this; }
  create() {
    if (google.full) {
      throw new Error('This script has too many triggers.');
    }
    google.triggers.push(this);
    return this;
  }
  getHandlerFunction() { return this.handler; }
}

const ScriptApp = {
  newTrigger: (handler) => new Trigger(handler),
  getProjectTriggers: () => google.triggers.slice(),
  deleteTrigger: (trigger) => { google.triggers = google.triggers.filter((t) => t !== trigger); },
};

const CacheService = {
  getScriptCache: () => ({
    get: (key) => (google.cache[key] && google.cache[key].until > google.now ? google.cache[key].value : null),
    put: (key, value, seconds) => { google.cache[key] = { value: value, until: google.now + seconds * 1000 }; },
    remove: (key) => { delete google.cache[key]; },
  }),
};

const LockService = {
  getScriptLock: () => ({
    tryLock: () => !google.locked && (google.locked = true),
    releaseLock: () => { google.locked = false; },
  }),
};

const SpreadsheetApp = {
  getActive: () => (google.bound ? { toast: (text) => google.toasts.push(text) } : null),
};

const Logger = { log: (...words) => google.log.push(words.join(' ')) };
console.log = console.info = console.warn = console.error = Logger.log;

// A sheet whose metadata is: [[key, value, column or null for the sheet itself]].
function sheetWith(id, metadata) {
  const all = metadata.map(([key, value, column]) => ({
    getKey: () => key,
    getValue: () => value,
    getLocation: () => ({ getColumn: () => (column ? { getColumn: () => column } : null) }),
    ofSheet: !column,
  }));
  return {
    getSheetId: () => id,
    getDeveloperMetadata: () => all.filter((m) => m.ofSheet),
    createDeveloperMetadataFinder: () => ({ withKey: (key) => ({ find: () => all.filter((m) => m.getKey() === key) }) }),
  };
}

function cells(sheet, first, last) {
  return { range: { getSheet: () => sheet, getColumn: () => first, getLastColumn: () => last } };
}

// Time passes; triggers whose time has come run, once, as with Google.
function wait(seconds) {
  google.now += seconds * 1000;
  google.triggers.filter((t) => t.on === 'time' && t.at <= google.now && !t.ran).forEach((t) => {
    t.ran = true;
    eval(t.handler)();
  });
}

function thrown(f) {
  try {
    f();
  } catch (error) {
    return error.message;
  }
  return '';
}
