// Stands in for the native logger @vscode/spdlog: writes the same log files, a little later.
// Each name is exported by itself: VS Code imports them as an ES module, and Node finds only names assigned one by one.
const fs = require('node:fs');
const path = require('node:path');

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];
const error = levels.indexOf('error');

class Logger {
  level = levels.indexOf('info');
  bare = false;
  waiting = '';
  timer = undefined;

  constructor(file) {
    this.file = file;
  }

  write(level, message) {
    if (level < this.level) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    this.waiting += this.bare ? message : `${time} [${levels[level]}] ${message}\n`;
    if (level >= error) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), 200).unref();
  }

  flush() {
    clearTimeout(this.timer);
    this.timer = undefined;
    const text = this.waiting;
    this.waiting = '';
    if (!text || !this.file) return;
    try {
      fs.mkdirSync(path.dirname(this.file), { recursive: true });
      fs.appendFileSync(this.file, text);
    } catch {
      // A log that cannot be written must not end the program it tells about.
    }
  }

  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {}
  clearFormatters() {
    this.bare = true;
  }
  drop() {
    this.flush();
  }
  trace(message) {
    this.write(0, message);
  }
  debug(message) {
    this.write(1, message);
  }
  info(message) {
    this.write(2, message);
  }
  warn(message) {
    this.write(3, message);
  }
  error(message) {
    this.write(4, message);
  }
  critical(message) {
    this.write(5, message);
  }
}

exports.version = 11100;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = async (name, file) => new Logger(file);
exports.createAsyncRotatingLogger = async (name, file) => new Logger(file);
