import { describe, expect, it } from 'vitest';
import { type Computer, type Sensitivity, sensitivityOf } from './sensitive-folder.ts';

const linux: Computer = { platform: 'linux', home: '/home/me', temporary: '/dev/shm' };
const mac: Computer = { platform: 'darwin', home: '/Users/me', temporary: '/private/var/folders/x/T' };
const windows: Computer = {
  platform: 'win32',
  home: 'C:\\Users\\me',
  temporary: 'C:\\Users\\me\\AppData\\Local\\Temp',
};

describe('a folder that is asked about', () => {
  it.each<[Computer, string, Sensitivity | null]>([
    [linux, '/', 'drive'],
    [linux, '/mnt/usb', 'drive'],
    [linux, '/home', 'home'],
    [linux, '/home/me', 'home'],
    [linux, '/home/me/', 'home'],
    [linux, '/etc', 'system'],
    [linux, '/etc/ssl/private', 'system'],
    [linux, '/proc/self', 'system'],
    [linux, '/root', 'system'],
    [linux, '/var/log', 'system'],
    [linux, '/home/me/.ssh', 'programs'],
    [linux, '/home/me/.config/app', 'programs'],
    [linux, '/home/me/notes', null],
    [linux, '/home/me/notes/.obsidian', null],
    [linux, '/home/other/notes', null],
    [linux, '/mnt/usb/notes', null],
    [linux, '/etcetera', null],
    [linux, '/dev/shm/notes', null],
    [{ ...linux, home: '/var/home/me' }, '/var/home/me/notes', null],
    [mac, '/Users', 'home'],
    [mac, '/users/ME', 'home'],
    [mac, '/System/Library', 'system'],
    [mac, '/Volumes/USB', 'drive'],
    [mac, '/Users/me/Library/Keychains', 'programs'],
    [mac, '/Users/me/Library/Mobile Documents', 'programs'],
    [mac, '/Users/me/Library/Mobile Documents/iCloud~md~obsidian/Documents', null],
    [mac, '/private/var/folders/x/T/notes', null],
    [windows, 'C:\\', 'drive'],
    [windows, 'D:\\', 'drive'],
    [windows, 'C:\\Users', 'home'],
    [windows, 'c:\\users\\ME', 'home'],
    [windows, 'C:\\Windows\\System32', 'system'],
    [windows, 'C:\\Users\\me\\AppData\\Roaming', 'programs'],
    [windows, 'C:\\Users\\me\\Documents', null],
    [windows, 'D:\\notes', null],
  ])('%o %s: %s', (computer, path, expected) => {
    expect(sensitivityOf(path, computer)).toBe(expected);
  });
});
