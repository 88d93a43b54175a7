// Sentiment of messages with @nlpjs/sentiment and @nlpjs/lang-nl. Each line on standard input names
// a file of messages and a number; the answer is the processor time for so many of them, in seconds.
'use strict';
const fs = require('fs');
const readline = require('readline');
const { containerBootstrap } = require('@nlpjs/core');
const { SentimentAnalyzer } = require('@nlpjs/sentiment');
const { LangNl } = require('@nlpjs/lang-nl');

function processorSeconds() {
    const used = process.cpuUsage();
    return (used.user + used.system) / 1e6;
}

async function main() {
    const container = await containerBootstrap();
    container.use(LangNl);
    const analyzer = new SentimentAnalyzer({ container });
    for await (const line of readline.createInterface({ input: process.stdin })) {
        const [file, count] = line.split('\t');
        const texts = fs.readFileSync(file, 'utf8').split('\n').slice(0, Number(count))
            .map((object) => JSON.parse(object).text);
        const start = processorSeconds();
        for (const text of texts) {
            await analyzer.process({ locale: 'nl', text });
        }
        process.stdout.write(`${processorSeconds() - start}\n`);
    }
}

main();
