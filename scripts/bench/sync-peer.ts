/** The tools that bench `sync` compares with, each set up as its own manual says, so that it brings one folder to all hosts of a fleet. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FleetState } from '../../deploy/local-fleet/fleet-state.ts';
import { runCommand } from '../command.ts';
import type { Command } from './measure.ts';

export type SyncPeer = {
  readonly name: string;
  /** Says which version is installed; its failure is how a missing tool shows. */
  readonly version: readonly [command: string, ...args: string[]];
  /** Runs once a size of fleet: a round takes minutes. */
  readonly isSlow: boolean;
  /** Times that of shard-run that it should take at least, warm, on 300 hosts. */
  readonly warmTarget: number;
  /** Where in a host's folder the tool would have left a release of the name, and the link that it follows to find it. */
  previous(release: string): { readonly folder: string; readonly link: string | null };
  /** Returns the command that brings `tree` to all hosts under the name; unchanged files are links to `before`. */
  prepare(place: PeerPlace): Promise<Command>;
};

export type PeerPlace = {
  readonly fleet: FleetState;
  /** A folder of the peer's own, for its configuration. */
  readonly directory: string;
  readonly tree: string;
  readonly release: string;
  readonly before: string | null;
};

/** As many as the field's own figures were measured with. */
const XARGS_AT_ONCE = 32;
const ANSIBLE_FORKS = 64;
const VERSION_MS = 20_000;

/** Returns the peers that are installed and the names of those that are not. */
export async function findPeers(): Promise<{ readonly found: readonly SyncPeer[]; readonly missing: readonly string[] }> {
  const tried = await Promise.all(
    PEERS.map(async (peer) => {
      const [command, ...args] = peer.version;
      const result = await runCommand(command, args, { timeoutMs: VERSION_MS }).catch(() => null);
      return { peer, isThere: result?.code === 0 };
    }),
  );
  return {
    found: tried.filter(({ isThere }) => isThere).map(({ peer }) => peer),
    missing: tried.filter(({ isThere }) => !isThere).map(({ peer }) => peer.name),
  };
}

function ssh(fleet: FleetState): string {
  return `ssh -i ${fleet.identity} -o UserKnownHostsFile=${fleet.knownHosts} -o BatchMode=yes -p ${fleet.hosts[0]?.port}`;
}

const XARGS: SyncPeer = {
  name: `xargs -P${XARGS_AT_ONCE} rsync`,
  version: ['rsync', '--version'],
  isSlow: false,
  warmTarget: 4,
  previous: (release) => ({ folder: `xargs/${release}`, link: null }),
  async prepare({ fleet, directory, tree, release, before }) {
    const list = join(directory, 'host.txt');
    await writeFile(list, fleet.hosts.map((host) => `${host.user}@${host.address}:${host.root}/xargs\n`).join(''));
    const linked = before === null ? '' : `--link-dest=../${before}`;
    const rsync = `rsync -a --delete --mkpath ${linked} -e '${ssh(fleet)}' ${tree}/ {}/${release}/`;
    return { command: 'sh', args: ['-c', `xargs -P${XARGS_AT_ONCE} -I{} ${rsync} <${list}`], cwd: directory };
  },
};

const CAPISTRANO: SyncPeer = {
  name: 'Capistrano',
  version: ['cap', '--version'],
  isSlow: true,
  warmTarget: 5,
  previous: () => ({ folder: 'capistrano/releases/20090210000000', link: 'capistrano/current' }),
  async prepare({ fleet, directory, tree }) {
    await mkdir(join(directory, 'config', 'deploy'), { recursive: true });
    await writeFile(join(directory, 'Capfile'), capfile(tree, ssh(fleet)));
    const options = `{ keys: ['${fleet.identity}'], user_known_hosts_file: '${fleet.knownHosts}' }`;
    const settings = `set :application, 'bench'\nset :deploy_to, '${fleet.hosts[0]?.root}/capistrano'\nset :ssh_options, ${options}\n`;
    await writeFile(join(directory, 'config', 'deploy.rb'), settings);
    const servers = fleet.hosts.map((host) => `server '${host.address}', user: '${host.user}', port: ${host.port}, roles: %w{app}\n`);
    await writeFile(join(directory, 'config', 'deploy', 'production.rb'), servers.join(''));
    return { command: 'cap', args: ['production', 'deploy'], cwd: directory };
  },
};

/** Capistrano brings no source but git: rsync is a plugin of a dozen lines, as its manual shows. */
function capfile(tree: string, shell: string): string {
  return `require 'capistrano/setup'
require 'capistrano/deploy'
require 'capistrano/scm/plugin'
class RsyncSource < Capistrano::SCM::Plugin
  def register_hooks
    after 'deploy:new_release_path', 'rsync_source:create_release'
  end
  def define_tasks
    namespace :rsync_source do
      task :create_release do
        on release_roles(:all) do |host|
          execute :mkdir, '-p', release_path
          target = "#{host.user}@#{host.hostname}:#{release_path}/"
          system('rsync', '-a', '--delete', "--link-dest=#{current_path}/", '-e', '${shell}', '${tree}/', target) or raise 'rsync failed'
        end
      end
    end
  end
end
install_plugin RsyncSource
`;
}

const ANSIBLE: SyncPeer = {
  name: 'Ansible',
  version: ['ansible-playbook', '--version'],
  isSlow: true,
  warmTarget: 15,
  previous: (release) => ({ folder: `ansible/${release}`, link: null }),
  async prepare({ fleet, directory, tree, release, before }) {
    const hosts = fleet.hosts.map(
      (host) =>
        `${host.name} ansible_host=${host.address} ansible_port=${host.port} ansible_user=${host.user} ansible_ssh_private_key_file=${fleet.identity}\n`,
    );
    await writeFile(join(directory, 'inventory'), hosts.join(''));
    const defaults = `forks = ${ANSIBLE_FORKS}\ninventory = inventory\ninterpreter_python = /usr/bin/python3\n`;
    const sshArgs = `-o ControlMaster=auto -o ControlPersist=60s -o UserKnownHostsFile=${fleet.knownHosts}`;
    await writeFile(join(directory, 'ansible.cfg'), `[defaults]\n${defaults}[ssh_connection]\npipelining = True\nssh_args = ${sshArgs}\n`);
    const folder = `${fleet.hosts[0]?.root}/ansible`;
    const linked = before === null ? [] : [`${folder}/${before}`];
    const steps = [
      { file: { path: `${folder}/${release}`, state: 'directory' } },
      {
        synchronize: {
          src: `${tree}/`,
          dest: `${folder}/${release}/`,
          delete: true,
          link_dest: linked,
          use_ssh_args: true,
          dest_port: fleet.hosts[0]?.port,
        },
      },
    ];
    // JSON is YAML.
    await writeFile(join(directory, 'play.yml'), JSON.stringify([{ hosts: 'all', gather_facts: false, tasks: steps }]));
    return { command: 'ansible-playbook', args: ['play.yml'], cwd: directory, env: { ANSIBLE_CONFIG: join(directory, 'ansible.cfg') } };
  },
};

const PEERS: readonly SyncPeer[] = [XARGS, CAPISTRANO, ANSIBLE];
